// run by the build of SLO Guard: both tests proved their objectives, and neither was skipped
def suite = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.example.shop.ShopTest.xml'))
assert suite.@tests == '2' && suite.@failures == '0' && suite.@errors == '0' && suite.@skipped == '0'
['placeOrder', 'findOrder'].each { test ->
    def files = new File(basedir, "target/perf/com.example.shop.ShopTest.$test")
    assert new File(files, 'report.html').file
    assert new groovy.json.JsonSlurper().parse(new File(files, 'result.json')).objectives*.verdict == ['PASS', 'PASS']
}
return true
