#!/usr/bin/env python3
"""scripts/oracles/response-fold.py: the numbers that ResponseFoldOracleTests expects.

The belief fold once more, the slow way: every row is kept, and every day sums all of them anew, with
NumPy and SciPy. Nothing is carried on but what the method itself carries (what the ladder, the
dispersion, the scores and the priors have learnt). Prints the expected values of the tests.
"""

import math
import numpy as np
from scipy.special import digamma, gammaln, logsumexp

INF = math.inf
CURVES = ([lambda u, b=b: u**b for b in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98)]
          + [lambda u, k=k: (1 + k) * u / (k + u) for k in (0.3, 1.0, 3.0)]
          + [lambda u, k=k: (1 + k * k) * u * u / (k * k + u * u) for k in (0.7, 1.4, 2.8)])
SIGMOIDAL = np.arange(13) >= 10
STANDARD = np.array([0.09] * 10 + [0.1 / 3] * 3)
CONCAVE = np.array([0.1] * 10 + [0.0] * 3)


def responses(u):
    return np.array([g(u) for g in CURVES])


class Fold:
    def __init__(self, windows, weights=STANDARD, half_lives=(4, 10, 25, 70, INF),
                 delay=True, prior=True, dispersion=True):
        self.D, self.K, self.H = windows, len(windows), len(half_lives)
        self.h = np.array(half_lives, float)
        self.curve0 = weights / weights.sum()
        self.on = self.curve0 > 0
        self.delay, self.learns, self.disperses = delay, prior, dispersion
        self.rows = {}  # (arm, first, days) -> dict
        # Σ e, Σ g, Σ a, Σ a² of the step from age a to a + 1 at index a; all arms' in the last
        self.steps = [np.zeros((4, D)) for D in windows] + [np.zeros((4, max(windows)))]
        self.again = [[] for _ in windows]  # what a morning delivered again
        self.N, self.S, self.phi = np.zeros(self.K), np.zeros(self.K), np.ones(self.K)
        self.score = np.zeros((self.K, self.H))
        rank = (self.h[None, :] > self.h[:, None]).sum(1)
        self.rho = np.exp(-rank / 4) / np.exp(-rank / 4).sum()
        self.pi_h = self.rho.copy()
        self.C, self.S_h = np.zeros((self.K, 13)), np.zeros((self.K, self.H))
        self.pi_j = self.curve0.copy()
        self.a0, self.mu0 = np.ones(self.H), np.ones((self.H, 13))
        self.cv_sum, self.cv_rows, self.value_day, self.v = 1.0, 1.0, None, None
        self.active = set()
        self.first = self.day = None

    # F
    def F(self, arm, age):
        return self.shares[arm][min(age, self.D[arm])]

    @staticmethod
    def factor(steps, usual, weight):
        e, g, a, squares = steps
        credit = 1 - squares / np.where(a > 0, a, 1)**2
        return np.where(a > 0, usual + credit * (g - (usual - 1) * e) / (e + weight), usual)

    def maturities(self):
        self.learn_morning()
        pooled = self.factor(self.steps[-1], 1.0, 5)
        self.shares, self.half = [], []
        for c, D in enumerate(self.D):
            own = self.factor(self.steps[c], pooled[:D], 20)
            self.shares.append(self.products(own, D))
            half = self.products(pooled[:D], D)
            self.half.append(next(a for a in range(1, D + 1) if half[a] >= 0.5))

    @staticmethod
    def products(factors, D):
        """F at ages 1 to D, from the last on: at least as if outcomes came evenly, at most 2."""
        F = [None] * D + [1.0]
        for a in range(D - 1, 0, -1):
            F[a] = min(max(F[a + 1] / factors[a], (a - 0.5) / (D - 0.5)), 2.0)
        return F

    def develop(self, arm, a1, y1, a2, y2):
        a2 = min(a2, self.D[arm])
        if self.delay and a1 < a2:
            self.again[arm].append((a1, y1, a2, y2))

    def learn_morning(self):
        everyone = np.zeros((2, max(self.D)))
        for arm, rows in enumerate(self.again):
            if not rows or self.is_correction(*np.array(rows, float).T):
                continue
            own = np.zeros((2, self.D[arm]))
            for row in rows:
                self.spread(arm, *row, own)
            self.count(self.steps[arm], own)
            everyone[:, :self.D[arm]] += own
        self.count(self.steps[-1], everyone)
        self.again = [[] for _ in self.D]

    @staticmethod
    def is_correction(a1, y1, a2, y2):
        p = (a1 - 0.5) / (a2 - 0.5)
        return (y1.sum() < (p * y2).sum() - 3 * math.sqrt((p * (1 - p) * y2).sum())
                or y2.sum() < y1.sum() / 2 - 3 * math.sqrt(y1.sum() / 4))

    @staticmethod
    def count(steps, morning):
        a = morning[0] + abs(morning[1])
        steps += np.array([*morning, a, a * a])

    def spread(self, arm, a1, y1, a2, y2, morning):
        lo, hi = self.F(arm, a1), self.F(arm, a2)
        y = [y1]
        for a in range(a1 + 1, a2 + 1):
            even = (a - a1) / (a2 - a1)
            part = even if abs(hi - lo) < 1e-9 else (self.F(arm, a) - lo) / (hi - lo)
            y.append(y1 + (y2 - y1) * min(max(part, 0), 1))
        y[-1] = y2
        for i, a in enumerate(range(a1, a2)):
            morning[:, a] += y[i], y[i + 1] - y[i]

    # posterior
    def posterior(self, arm):
        if arm not in self.active:
            alpha, beta = self.a0, self.a0[:, None] / self.mu0
            P = self.newcomer
        else:
            alpha = self.a0 + self.Y[arm] / self.phi[arm]
            beta = self.a0[:, None] / self.mu0 + self.E[arm] / self.phi[arm]
            P = self.P[arm]
        return alpha, beta, P

    def predict(self, arm, u, n):
        alpha, beta, P = self.posterior(arm)
        m = n * alpha[:, None] / beta * responses(u)
        return dict(mean=(P * m).sum(), means=(P * m).sum(1) / P.sum(1), shapes=alpha)

    # one morning
    def advance(self, day, deliveries):
        while self.day is not None and self.day + 1 < day:
            self.morning(self.day + 1, [])
        if self.first is None:
            if not any(d["u"] > 0 for d in deliveries):
                return
            self.first = day
            self.maturities()
        self.morning(day, deliveries)

    def morning(self, day, deliveries):
        nothing = dict(mean=0, means=np.zeros(self.H), shapes=np.zeros(self.H))
        for d in deliveries:
            d["p"] = (nothing if self.day is None or d["u"] <= 0
                      else self.predict(d["arm"], d["u"], d["n"]))
        if self.day is not None:
            K = len(self.active)
            z = [self.z[c] for c in self.active]
            self.pi_h = (sum(z) + 2 * self.rho) / (K + 2)
            C = self.on & ~SIGMOIDAL
            if C.any() and self.learns:
                inside = [self.P[c][:, C].sum(0) / self.P[c][:, C].sum() for c in sorted(self.active)]
                mass = self.curve0[C].sum()
                pooled = (sum(inside) + 4 * self.curve0[C] / mass) / (K + 4)
                self.pi_j[C] = 0.9 * self.pi_j[C] + 0.1 * mass * pooled
        self.day = day
        for steps in self.steps:
            steps[:3] *= 0.995
            steps[3] *= 0.995**2
        self.N *= 0.5 ** (1 / 60)
        self.S *= 0.5 ** (1 / 60)
        self.score *= 0.98
        settled = self.value_day is not None and day - self.value_day >= 7
        if settled:
            self.cv_sum *= 0.99
            self.cv_rows *= 0.99
        cv2 = min(max(self.cv_sum / self.cv_rows, 0.05), 20)
        v = self.v

        def counted(arm, y, R):
            if R is None or y <= 0:
                return None if R is None else 0.0
            if not settled or v is None:
                return R
            return min(R, y * v[arm] * (1 + 4 * math.sqrt(max(cv2, 0.1) / max(y, 1))))

        for d in sorted(deliveries, key=lambda d: (d["arm"], d["first"] + d["n"], d["first"])):
            self.receive(d, day, counted, settled, v)
        if self.delay:
            self.maturities()
        self.judge(day)
        self.sums(day, counted)
        number = day - self.first + 1
        if not self.learns:
            if number <= 7:
                self.place(0.3)
        else:
            if number == 1:
                self.place(1.0)
            for _ in range(3 if number <= 20 else 1):
                self.improve()
        self.freeze(day, counted)
        self.split(day)
        self.believe()
        self.order_values(day)

    def receive(self, d, day, counted, settled, v):
        key = (d["arm"], d["first"], d["n"])
        y, R = max(0, d["y"]), None if d["R"] is None else max(0, d["R"])
        old = self.rows.get(key)
        if old is None:
            if d["u"] > 0:
                self.rows[key] = dict(u=d["u"], y=y, R=R, age=d["age"], p=d["p"], of_age=False,
                                      frozen=None)
                self.active.add(d["arm"])
                w = counted(d["arm"], y, R)
                if settled and w is not None and y > 0:
                    self.cv_sum += (w - y * v[d["arm"]])**2 / (max(y, 1) * v[d["arm"]]**2)
                    self.cv_rows += 1
            return
        if d["u"] <= 0:
            del self.rows[key]
            return
        if d["age"] > old["age"]:
            self.develop(d["arm"], old["age"], old["y"], d["age"], y)
        if old["frozen"] is not None:
            old["frozen"] = (None, None)  # set below, with the F and the revenue of the new value
        s = d["u"] / old["u"]
        old["p"] = dict(mean=old["p"]["mean"] * s, means=old["p"]["means"] * s,
                        shapes=old["p"]["shapes"])
        # a frozen row takes the F that is known in the moment of its correction
        if old["frozen"] is not None:
            old["frozen"] = (self.F(d["arm"], d["age"]), counted(d["arm"], y, R))
        old.update(u=d["u"], y=y, R=R, age=d["age"])

    def judge(self, day):
        due = []
        for (arm, first, n), r in sorted(self.rows.items(), key=lambda i: i[0]):
            last = first + n - 1
            if not r["of_age"] and day - last >= self.half[arm]:
                r["of_age"] = True
                f = self.F(arm, r["age"])
                if (day - self.first + 1 >= 15 and last - self.first + 1 > 7
                        and r["p"]["mean"] * f > 1e-3):
                    due.append((arm, r, f))
        if day - self.first + 1 >= 15 and self.disperses:
            phi = self.phi.copy()
            for arm, r, f in due:
                m = r["p"]["mean"] * f
                self.N[arm] += m
                self.S[arm] += min((r["y"] - m)**2, 36 * phi[arm] * (m + 1))
            pooled = (self.S.sum() + 7.5) / (self.N.sum() + 5)
            w = 10 / 60 * max(self.N.sum() / len(self.active), 0.1)
            self.phi = np.clip((self.S + w * pooled) / (self.N + w), 1, 50)
        for arm, r, f in due:
            y = r["y"] / self.phi[arm]
            m = np.maximum(r["p"]["means"] * f / self.phi[arm], 1e-6)
            a = np.maximum(r["p"]["shapes"], 1e-3)
            l = gammaln(a + y) - gammaln(a) - a * np.log1p(m / a) + y * np.log(m / (a + m))
            self.score[arm] += np.maximum(l - l.max(), -5)

    def level(self, arm, frozen, day):
        """Y and E of an arm's rows, or of its frozen ones, as of the morning of a day."""
        Y, E = np.zeros(self.H), np.zeros((self.H, 13))
        for (c, first, n), r in self.rows.items():
            if c == arm and (r["frozen"] is not None or not frozen):
                w = 0.5 ** ((day - first - n) / self.h)
                F = self.F(arm, r["age"]) if r["frozen"] is None else r["frozen"][0]
                Y += w * r["y"]
                E += np.outer(w, n * F * responses(r["u"]))
        return Y, E

    def freeze(self, day, counted):
        """Curves are scored by rows that freeze, which keep the day's F and counted revenue."""
        for (arm, first, n), r in sorted(self.rows.items(), key=lambda i: (i[0][0], sum(i[0][1:]))):
            if r["frozen"] is None and day - (first + n - 1) > self.D[arm]:
                F = self.F(arm, r["age"])
                self.score_curves(arm, n, n * F * responses(r["u"]), r["y"],
                                  self.level(arm, True, day - self.D[arm]))
                r["frozen"] = (F, counted(arm, r["y"], r["R"]))

    def score_curves(self, arm, n, e, y, before):
        phi, on = self.phi[arm], self.on
        alpha = (self.a0 + before[0] / phi)[:, None]
        q = (e / phi) / (self.a0[:, None] / self.mu0 + before[1] / phi)
        y = y / phi
        l = (gammaln(alpha + y) - gammaln(alpha) - (alpha + y) * np.log1p(q) + y * np.log(q))
        log_h = np.log(self.pi_h) + self.S_h[arm]
        log_h -= logsumexp(log_h)
        log_j = np.log(self.pi_j[on]) + self.C[arm, on] / 2
        log_j -= logsumexp(log_j)
        m = logsumexp(log_h[:, None] + l, axis=0)[on]
        p = logsumexp(log_j + l[:, on], axis=1)
        self.C[arm, on] = 0.998**n * self.C[arm, on] + np.maximum(m - m.max(), -5)
        self.S_h[arm] = 0.98**n * self.S_h[arm] + np.maximum(p - p.max(), -5)

    def split(self, day):
        """The frozen rows' part of Y and E, and the open rows' y ln g."""
        self.Yf, self.Ef = (np.array(x) for x in zip(
            *(self.level(c, True, day) for c in range(self.K))))
        self.Lo = np.zeros((self.K, self.H, 13))
        for (arm, first, n), r in self.rows.items():
            if r["frozen"] is None:
                w = 0.5 ** ((day - first - n) / self.h)
                self.Lo[arm] += np.outer(w, r["y"] * np.log(responses(r["u"])))

    def sums(self, day, counted):
        self.Y, self.E = (np.array(x) for x in zip(
            *(self.level(c, False, day) for c in range(self.K))))
        self.n, self.R = np.zeros(self.K), np.zeros(self.K)
        for (arm, first, n), r in self.rows.items():
            age = day - 1 - (first + n - 1)
            R = counted(arm, r["y"], r["R"]) if r["frozen"] is None else r["frozen"][1]
            if R is not None and r["y"] > 0:
                self.n[arm] += 0.5 ** (age / 120) * r["y"]
                self.R[arm] += 0.5 ** (age / 120) * R

    def place(self, shape):
        longest = int(np.argmax(self.h))
        self.a0 = np.full(self.H, shape)
        level = (self.Y[:, longest].sum() + 0.5) / self.E[:, longest].sum(0)
        self.mu0 = np.tile(level, (self.H, 1))

    def improve(self):
        A = sorted(self.active)
        alpha = np.array([self.a0 + self.Y[c] / self.phi[c] for c in A])
        beta = np.array([self.a0[:, None] / self.mu0 + self.E[c] / self.phi[c] for c in A])
        mean = (alpha[:, :, None] / beta).mean(0)
        gap = np.log(mean) - (digamma(alpha)[:, :, None] - np.log(beta)).mean(0)
        s = np.clip(gap, 0.03, 2)[:, self.on].mean(1)
        a = (3 - s + np.sqrt((s - 3)**2 + 24 * s)) / (12 * s)
        K = len(A)
        self.a0, self.mu0 = np.clip((K * a + 2) / (K + 2), 0.3, 10), mean

    def believe(self):
        with np.errstate(divide="ignore"):
            log_prior = np.log(self.pi_j)
        self.z, raw = {}, {}
        for c in sorted(self.active):
            alpha, beta = self.a0 + self.Y[c] / self.phi[c], \
                self.a0[:, None] / self.mu0 + self.E[c] / self.phi[c]
            alpha_f, beta_f = self.a0 + self.Yf[c] / self.phi[c], \
                self.a0[:, None] / self.mu0 + self.Ef[c] / self.phi[c]
            l = log_prior + (self.C[c] + self.Lo[c] / self.phi[c] - alpha[:, None] * np.log(beta)
                             + alpha_f[:, None] * np.log(beta_f)) / 2
            p = np.exp(l - l.max(1, keepdims=True))
            z = self.pi_h * np.exp(self.score[c] - self.score[c].max())
            self.z[c] = z / z.sum()
            raw[c] = self.z[c][:, None] * p / p.sum(1, keepdims=True)
        none = np.outer(self.pi_h, self.pi_j)
        S = self.on & SIGMOIDAL
        if not S.any() or not (self.on & ~SIGMOIDAL).any():
            self.P, self.newcomer = raw, none
            return
        prior = math.log(self.pi_j[S].sum() / self.pi_j[~S].sum())
        lb = {c: np.clip(math.log(p[:, S].sum() / p[:, ~S].sum()) - prior, -2, 2)
              for c, p in raw.items()}
        rho = np.array([0, 0.25, 0.5, 1])
        post = np.array([0.9, 0.04, 0.03, 0.03])
        for b in lb.values():
            post = post * (rho * math.exp(b) + 1 - rho)
        post = post / post.sum()

        def gated(p, b):
            q = (post * rho * math.exp(b) / (rho * math.exp(b) + 1 - rho)).sum()
            return np.where(S, q / p[:, S].sum(), (1 - q) / p[:, ~S].sum()) * p

        self.P = {c: gated(p, lb[c]) for c, p in raw.items()}
        self.newcomer = gated(none, 0.0)

    def order_values(self, day):
        known = [c for c in range(self.K) if self.n[c] > 0]
        if not known or sum(self.R[c] for c in known) <= 0:
            self.v = None
            return
        if self.value_day is None:
            self.value_day = day
        cv2 = min(max(self.cv_sum / self.cv_rows, 0.05), 20)
        n, R = self.n[known], self.R[known]
        overall = R.sum() / n.sum()
        x, w = (R + 2 * overall) / (n + 2), n / (n + 4 * cv2) + 1e-6
        m = (w * x).sum() / w.sum()
        t2 = np.clip((w * ((x / m - 1)**2 - cv2 / (n + 2))).sum() / w.sum(), 0.02, 1)
        a = 1 + 1 / t2
        self.value_shape, self.value_rate = a + 1 + self.n / cv2, a * m + self.R / cv2
        self.v = self.value_rate / (self.value_shape - 1)


# The history: four arms, sixty days. The same lines stand in ResponseFoldHistory.swift.
WINDOWS = [5, 7, 14, 3]
SHARES = [0.5, 0.7, 0.8, 0.9, 1.0]


def noise(arm, day):
    return ((arm + 1) * 7919 + day * 104729 + day * day * 31) % 101 / 100


def value(arm, first, n, age):
    """What a delivery at an age says of a row: a changed spend, outcomes that come in, revenue."""
    u = (0.2 + 0.3 * arm + 1.6 * noise(arm, first)) * (1.02 if age >= 4 and arm == 1 else 1.0)
    final = n * (6 + 4 * arm) * (0.3 + 0.7 * u) * (0.5 + noise(arm + 10, first))
    y = math.floor(final * SHARES[min(age, 5) - 1])
    R = None
    if arm in (1, 3):
        R = y * (20 + 10 * arm) * (0.7 + 0.6 * noise(arm + 20, first))
        if first == 30:
            R = 40 * R
    return dict(arm=arm, first=first, n=n, age=age, u=u, y=y, R=R)


def deliveries(day):
    """What becomes known on the morning of a day."""
    found = []
    for age in range(1, 7):  # every day for six days; the first ten rows only once, long after
        if 0 <= day - age < 60 and (day - age >= 10 or age == 1):
            found.append(value(0, day - age, 1, 300 if day - age < 10 else age))
    for age in (1, 4, 9):  # three times, the last when it is frozen
        if 0 <= day - age < 60:
            found.append(value(1, day - age, 1, age))
    for age in (1, 8):  # weekly
        if day - age >= 6 and (day - age) % 7 == 6:
            found.append(value(2, day - age - 6, 7, age))
    if 20 <= day - 1 < 35:  # joins and leaves; every third day without spend
        row = value(3, day - 1, 1, 1)
        found.append(dict(row, u=0, R=0) if day % 3 == 0 else row)
    if day == 40:  # a frozen row put right, another one taken back, an open one taken back
        found.append(dict(value(0, 25, 1, 15), y=50))
        found.append(dict(value(1, 20, 1, 20), u=0))
        found.append(dict(value(2, 21, 7, 13), y=200))
        found.append(dict(value(3, 31, 1, 9), R=10))
    if day == 45:
        found = [d if (d["arm"], d["first"]) != (0, 41) else dict(d, u=0) for d in found]
    return found


def replay(days, **model):
    fold = Fold(WINDOWS, **model)
    for day in range(1, days + 1):
        if day not in (50, 51):  # two mornings without a word
            fold.advance(day, deliveries(day))
    return fold


def show(name, values):
    print(f"{name}:")
    line = "   "
    for x in np.ravel(values):
        text = f" {float(x):.13g},"
        if len(line) + len(text) > 98:
            print(line)
            line = "   "
        line += text
    print(line)


def main():
    fold = replay(61)
    posteriors = [fold.posterior(c) for c in range(4)]
    print("standard, day 61")
    show("shapes", [a for a, _, _ in posteriors])
    show("halfLifeWeights", [P.sum(1) for _, _, P in posteriors])
    show("curveWeights", [P.sum(0) for _, _, P in posteriors])
    show("dispersions", fold.phi)
    show("maturities", [fold.F(c, a) for c in range(4) for a in (1, 2, 6)])
    show("orderValues", [x for c in range(4) for x in (fold.value_shape[c], fold.value_rate[c])])
    print("\nmeans at intensities 0.3 and 1.7")
    for name, days, model in [
            ("standard", 1, {}), ("standard", 12, {}), ("standard", 61, {}), ("standard", 90, {}),
            ("concave", 61, dict(weights=CONCAVE)),
            ("withoutDelay", 61, dict(delay=False)),
            ("withoutPrior", 61, dict(prior=False)),
            ("withoutDispersion", 61, dict(dispersion=False)),
            ("oneHalfLife", 61, dict(half_lives=(28,))),
            ("oneCurve", 61, dict(weights=np.array([0.0] * 6 + [1.0] + [0.0] * 6)))]:
        fold = replay(days, **model)
        show(f"{name}, day {days}",
             [[(P * a[:, None] / b * responses(u)).sum() for u in (0.3, 1.7)]
              for a, b, P in (fold.posterior(c) for c in range(4))])


if __name__ == "__main__":
    main()
