String log = new File(basedir, 'build.log').text

assert log.contains("""on project no-plan: there is no plan at ${new File(basedir, 'perf.yaml')}. Write one, for example:
[ERROR]   scenarios:
[ERROR]     place-order:
[ERROR]       class: com.example.shop.PlaceOrder
[ERROR]       load: {rate: 100/s, duration: 20s}
[ERROR]       objectives: [p95 <= 215ms, errors < 1%]
[ERROR] The class implements io.sloguard.scenario.Scenario and is on the test class path. A plan elsewhere is named with perf.file; a module without scenarios sets perf.skip.
[ERROR] -> [Help 1]""")
assert log.contains('MojoExecutionException')
return true
