"""Invented cases of pneumoconiosis and what follows from one: visits, benefits, aid. For a county and a nation alike.

Proportions: Liaoning to the end of 2019 (dossier 1.7): stages 72.99 : 17.66 : 9.35, 23.68 men to a woman, silicosis
83.41 %, 37.5 % living, of them 57.8 % sixty or older.
"""
