"""Year-end assessment (年终考核): targets of the letters, what the inspection found, progress since; a score only where
the province loads a scheme."""
