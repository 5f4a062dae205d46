"""Letters of arrival and printed itineraries: what they say, and reading it from the round."""
