"""CP-SAT as it is used here: one thread and a fixed seed, so that the same question gives the same answer."""

from ortools.sat.python import cp_model

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def new_solver(seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 2020
    solver.parameters.max_time_in_seconds = seconds
    return solver
