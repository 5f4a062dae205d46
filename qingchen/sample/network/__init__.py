"""The network of prevention and supervision of invented places: institutions, their people and equipment, stations."""
