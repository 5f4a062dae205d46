"""Who sits on which team: a pool of people, whom each must avoid, a proposal, and what is wrong with a composition."""
