"""The last week: what each unit still lacks, words for calling on teams, and the hand-in."""
