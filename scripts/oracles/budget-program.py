"""Budget programs with their best objectives, found without the project's own solver.

    budget-program.py concave   44 programs of concave responses with bounds, steps and groups:
                                the best of SciPy's SLSQP and trust-constr from six starts
    budget-program.py grid      16 programs of up to five arms with S-shaped responses, thresholds,
                                groups and money that may stay unspent: dynamic programming over all
                                divisions in whole 2000ths of the total

What it prints stands in Tests/StatisticsTests/BudgetProgramExamples.swift and
BudgetProgramGridExamples.swift. Needs NumPy and SciPy.
"""

import sys
import warnings

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, minimize

POWERS = np.array([0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98])
SATURATING = np.array([0.3, 1.0, 3.0])
SIGMOID = np.array([0.7, 1.4, 2.8])
CURVES = 13


def curves(u):
    u = np.asarray(u, float)[..., None]
    s = SIGMOID**2
    return np.concatenate(
        [u**POWERS, (1 + SATURATING) * u / (SATURATING + u), (1 + s) * u**2 / (s + u**2)], -1)


def slopes(u):
    u = np.maximum(np.asarray(u, float), 1e-300)[..., None]
    k, s = SATURATING, SIGMOID**2
    return np.concatenate(
        [
            POWERS * u ** (POWERS - 1),
            (1 + k) * k / (k + u) ** 2,
            2 * (1 + s) * s * u / (s + u**2) ** 2,
        ], -1)


class Program:
    """Arms are (weights, least, most, or nothing); groups are (members, least, most)."""

    def __init__(self, reference, total, arms, groups=(), least_multiplier=0.0):
        self.reference, self.total, self.arms, self.groups = reference, total, arms, groups
        self.least_multiplier = least_multiplier
        self.weights = np.array([arm[0] for arm in arms])

    def value(self, x):
        gross = (self.weights * curves(np.maximum(x, 0) / self.reference)).sum()
        return gross - self.least_multiplier * np.sum(x)

    def gradient(self, x):
        return (self.weights * slopes(np.maximum(x, 1e-9) / self.reference)).sum(1) / self.reference

    def text(self, best):
        least = f" least {self.least_multiplier:g}" if self.least_multiplier else ""
        lines = [f"program {self.reference:g} {self.total:g}{least} best {best:.12g}"]
        for weights, low, high, or_nothing in self.arms:
            used = "".join(f" {j}:{weights[j]:g}" for j in range(CURVES) if weights[j])
            lines.append(f"arm {low:g} {high:g}{' orNothing' if or_nothing else ''}{used}")
        for members, low, high in self.groups:
            lines.append(f"group {low:g} {high:g} {' '.join(map(str, members))}")
        return "\n".join(lines)


# Concave programs


def concave_program(rng, number):
    reference, count = [100, 1250][number % 2], int(rng.integers(2, 9))
    kind = [range(7), range(7, 10), range(10)][number % 3]
    before = np.round(reference * rng.gamma(2, 0.5, count) + 5)
    arms = []
    for spend in before:
        weights = np.zeros(CURVES)
        for j in rng.choice(list(kind), min(int(rng.integers(1, 4)), len(kind)), replace=False):
            weights[j] = round(float(np.exp(rng.normal(0.7, 1))), 2)
        if number % 4 < 2:  # at most doubled, at most quartered
            low, high = np.round(spend / 4), np.round(spend * 2)
        elif number % 4 == 2:
            low = 0 if rng.random() < 0.5 else np.round(spend * rng.random() / 2)
            high = np.round(spend * rng.uniform(1, 4))
        else:
            low, high = 0, np.round(before.sum())
        if rng.random() < 0.06:
            low = high = spend
        arms.append((weights, float(low), float(high), False))
    grouped = count >= 6 or count >= 4 and number % 2 == 0
    groups = concave_groups(rng, number, before) if grouped else []
    return Program(reference, float(before.sum()), arms, groups)


def concave_groups(rng, number, before):
    count, order = len(before), rng.permutation(len(before))
    one = sorted(order[: count // 2].tolist())
    other = sorted(order[count // 2 : count // 2 + max(1, count // 3)].tolist())
    first, second = before[one].sum(), before[other].sum()
    scaled = lambda amount, factor: float(np.round(amount * factor))
    capped = (one, 0, scaled(first, rng.uniform(0.6, 0.95)))
    raised = (other, scaled(second, rng.uniform(1.05, 1.5)), 1e9)
    return [
        [capped],
        [raised],
        [
            (one, scaled(first, 0.95), scaled(first, 1.02)),
            (other, scaled(second, 0.9), scaled(second, 1.1)),
        ],
        [capped, raised],
        [(one, 0, scaled(first, 0.8)), (other, 0, scaled(second, 0.9))],
    ][number % 5]


def has_room(program):
    least = most = 0.0
    alone = set(range(len(program.arms)))
    for members, low, high in program.groups:
        lowest = sum(program.arms[m][1] for m in members)
        highest = sum(program.arms[m][2] for m in members)
        if lowest > high or highest < low:
            return False
        alone -= set(members)
        least, most = least + max(lowest, low), most + min(highest, high)
    least += sum(program.arms[m][1] for m in alone)
    most += sum(program.arms[m][2] for m in alone)
    return least <= program.total * 0.999 and most >= program.total * 1.001


def best_by_scipy(program, rng):
    """The best of both methods over amounts as parts of the total."""
    count, total = len(program.arms), program.total
    rows, low, high = [np.ones(count)], [1.0], [1.0]
    for members, least, most in program.groups:
        rows.append(np.isin(np.arange(count), members).astype(float))
        low.append(least / total)
        high.append(min(most, total) / total)
    rows, low, high = np.array(rows), np.array(low), np.array(high)
    scale = program.value(np.full(count, total / count))
    loss = lambda y: -program.value(y * total) / scale
    slope = lambda y: -program.gradient(y * total) * total / scale
    least = np.maximum([arm[1] / total for arm in program.arms], 1e-12)
    most = np.maximum([arm[2] / total for arm in program.arms], 2e-12)
    equal = dict(type="eq", fun=lambda y: y.sum() - 1, jac=lambda y: np.ones(count))
    limits = [equal]
    for r, a, b in zip(rows[1:], low[1:], high[1:]):
        limits.append(dict(type="ineq", fun=lambda y, r=r, b=b: b - r @ y, jac=lambda y, r=r: -r))
        limits.append(dict(type="ineq", fun=lambda y, r=r, a=a: r @ y - a, jac=lambda y, r=r: r))
    found = []
    for start in range(6):
        y = least + (most - least) * rng.uniform(0.1, 0.9, count)
        results = [minimize(
            loss, y, jac=slope, bounds=list(zip(least, most)), constraints=limits, method="SLSQP",
            options=dict(maxiter=2000, ftol=1e-16))]
        if start < 2:
            results.append(minimize(
                loss, y, jac=slope, bounds=Bounds(least, most), method="trust-constr",
                constraints=[LinearConstraint(rows, low, high)],
                options=dict(gtol=1e-11, xtol=1e-13, barrier_tol=1e-12, maxiter=1500)))
        for result in results:
            sums = rows @ result.x
            if (sums > low - 1e-9).all() and (sums < high + 1e-9).all():
                found.append(-result.fun * scale)
    return max(found)


# Programs with S-shaped responses and thresholds


def grid_program(rng):
    count, reference = int(rng.integers(2, 6)), 100.0
    level = float(rng.choice([0.4, 0.8, 1.2, 2.0]))
    total = max(round(reference * count * level / 50) * 50.0, 50.0)
    unit, arms, groups = total / 40, [], []
    for _ in range(count):
        weights, shape = np.zeros(CURVES), rng.random()
        if shape < 0.4:
            weights[int(rng.integers(10, 13))] = round(float(np.exp(rng.normal(1, 0.7))), 2)
        elif shape < 0.75:
            for j in rng.choice(CURVES, 3, replace=False):
                weights[j] = round(float(np.exp(rng.normal(0.3, 1))), 2)
        else:
            weights[int(rng.integers(0, 10))] = round(float(np.exp(rng.normal(0.7, 0.7))), 2)
        high, low, demand = unit * int(rng.integers(10, 41)), 0.0, rng.random()
        if demand < 0.45:
            low = unit * int(rng.integers(3, 15))
        elif demand < 0.6:
            low = unit * int(rng.integers(1, 4))
        arms.append((weights, low, max(high, low), demand < 0.45))
    if count >= 3 and rng.random() < 0.5:
        least = unit * int(rng.integers(0, 12))
        members = sorted(rng.permutation(count)[:2].tolist())
        groups.append((members, least, least + unit * int(rng.integers(0, 25))))
    program = Program(reference, total, arms, groups)
    if rng.random() < 0.3:
        half = [program.value(row * total / 2) / (total / 2) for row in np.eye(count)]
        program.least_multiplier = round(float(np.median(half)) * float(rng.uniform(0.6, 1.3)), 4)
    return program


NEVER = -1e300


def best_on_grid(program, steps):
    x = np.arange(steps + 1) * program.total / steps

    def table(arm):
        weights, low, high, or_nothing = arm
        values = (weights * curves(x / program.reference)).sum(1) - program.least_multiplier * x
        allowed = (x >= low - 1e-9) & (x <= high + 1e-9)
        allowed[0] |= or_nothing
        return np.where(allowed, values, NEVER)

    def together(one, other):
        best = np.full(steps + 1, NEVER)
        for k in np.flatnonzero(other > NEVER / 2):
            best[k:] = np.maximum(best[k:], one[: steps + 1 - k] + other[k])
        return best

    best = np.where(x == 0, 0.0, NEVER)
    alone = set(range(len(program.arms)))
    for members, low, high in program.groups:
        own = np.where(x == 0, 0.0, NEVER)
        for member in members:
            own = together(own, table(program.arms[member]))
        alone -= set(members)
        best = together(best, np.where((x >= low - 1e-9) & (x <= high + 1e-9), own, NEVER))
    for member in sorted(alone):
        best = together(best, table(program.arms[member]))
    return best.max() if program.least_multiplier else best[-1]


def main(kind):
    warnings.filterwarnings("ignore")
    rng, texts = np.random.default_rng({"concave": 20261122, "grid": 5}[kind]), []
    while len(texts) < {"concave": 44, "grid": 16}[kind]:
        if kind == "concave":
            program = concave_program(rng, len(texts))
            if has_room(program):
                texts.append(program.text(best_by_scipy(program, rng)))
        else:
            program = grid_program(rng)
            best = best_on_grid(program, 2000)
            if best > NEVER / 2:
                texts.append(program.text(best))
    print("\n".join(texts))


main(sys.argv[1])
