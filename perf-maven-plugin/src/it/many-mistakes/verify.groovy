String log = new File(basedir, 'build.log').text

assert log.contains('''on project many-mistakes: perf.yaml has 5 mistakes; nothing was run:
[ERROR]   perf.yaml:2:3  no scenario is named "checkuot" (perf.scenario); did you mean checkout?; known are registration, checkout
[ERROR]   perf.yaml:6:9  objective "p95 <= 215": a limit is a number with its unit, in us, ms or s, not "215"
[ERROR]   perf.yaml:7:9  objective "0.99 <= 300ms": unknown metric "0.99"; accepted are p50 p75 p90 p95 p99 p99.9 max mean errors throughput
[ERROR]   perf.yaml:9:5  scenarios.checkout needs a load, for example load: {rate: 100/s, duration: 20s}
[ERROR]   perf.yaml:10:5  unknown key "laod" in scenarios.checkout; did you mean load?; known are class, http, load, objectives, set, sql, stop, websocket
[ERROR] -> [Help 1]''')
assert log.contains('MojoExecutionException')
assert !new File(basedir, 'target/perf/result.json').exists()
return true
