"""Draws of a round (双随机抽取): frames frozen and told first, then a number, each draw with its certificate."""
