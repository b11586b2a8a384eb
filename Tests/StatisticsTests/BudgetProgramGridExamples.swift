/// Programs with S-shaped responses and thresholds, with the best division in 2000ths of the total.
///
/// Printed by `scripts/oracles/budget-program.py grid`, by dynamic programming over all of them.
let gridExamples = BudgetExample.examples(
  """
  program 100 800 best 25.895047442
  arm 120 360 orNothing 6:1.69
  arm 0 360 0:1.77 1:6.92 4:0.39
  arm 40 260 4:0.6
  arm 0 360 0:2.03 7:1.27 12:0.75
  group 120 260 1 2
  program 100 400 least 0.0251 best 1.24926358235
  arm 0 130 0:0.45 4:0.91 5:0.35
  arm 90 190 orNothing 1:0.45 2:1.77 10:1.4
  program 100 200 best 13.1112524239
  arm 25 195 orNothing 9:3.38
  arm 0 200 3:2.56 8:3.14 10:3.13
  arm 50 180 orNothing 10:2.06
  arm 0 110 1:1.56
  arm 0 140 10:1.48
  program 100 600 least 0.0099 best 6.95032945379
  arm 120 540 orNothing 11:1.38
  arm 0 300 6:1.34 7:0.98 12:0.86
  arm 210 300 orNothing 6:0.83
  program 100 150 least 0.0529 best 1.61288233222
  arm 0 105 9:1.62
  arm 22.5 37.5 orNothing 2:1.82 8:2.78 10:3.22
  program 100 100 best 3.61076779986
  arm 0 80 12:1.43
  arm 0 45 4:5.95
  program 100 100 best 3.63981655483
  arm 0 32.5 12:7.12
  arm 0 62.5 4:0.61 5:1.05 8:1.02
  arm 5 52.5 11:5.78
  program 100 600 best 51.2860024735
  arm 0 405 6:5.17 7:0.51 11:3.35
  arm 45 345 orNothing 9:1.53
  arm 195 270 orNothing 10:9.95
  arm 15 225 1:1.4 2:0.76 4:2.19
  arm 90 225 orNothing 0:0.35 3:1.33 11:8.82
  program 100 150 best 6.38141610413
  arm 30 60 orNothing 10:6.25
  arm 0 123.75 6:1.77
  arm 48.75 150 orNothing 2:2.54
  arm 7.5 108.75 8:1.1
  program 100 100 least 0.0226 best 0
  arm 7.5 35 orNothing 10:1.71
  arm 30 30 orNothing 12:3.47
  program 100 600 best 39.476186755
  arm 0 255 10:1.44
  arm 195 390 orNothing 9:1.58
  arm 0 330 4:1.28 9:3.02 12:0.97
  arm 45 255 orNothing 12:6.1
  arm 0 405 9:2.04
  program 100 400 least 0.0264 best 2.48908401244
  arm 0 250 12:2.94
  arm 30 240 11:2.24
  arm 50 210 orNothing 12:2.9
  arm 50 340 orNothing 3:1.6
  arm 0 180 9:1.02
  group 20 180 0 2
  program 100 400 least 0.0169 best 2.50356886988
  arm 30 300 orNothing 2:1.94
  arm 0 100 2:3.75
  program 100 500 least 0.0062 best 8.39884625588
  arm 37.5 262.5 10:1.03
  arm 37.5 437.5 11:0.44
  arm 12.5 375 11:3.92
  arm 112.5 162.5 orNothing 11:1.15
  program 100 1000 best 58.9216742909
  arm 50 1000 2:4.48 4:1.4 12:4.21
  arm 350 650 orNothing 0:0.39 6:0.29 10:0.85
  arm 50 475 10:1.68
  arm 0 250 10:2.62
  arm 200 550 orNothing 1:2.59
  group 175 725 0 3
  program 100 500 best 30.2262374578
  arm 37.5 325 orNothing 8:1.11
  arm 0 200 0:3.01 7:0.49 12:1.96
  arm 50 237.5 orNothing 12:1.68
  arm 12.5 400 3:2.3 4:3.56 5:2.27
  """)
