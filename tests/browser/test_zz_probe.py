def test_csp(browse):
    browse("/").evaluate("() => { const i = document.createElement('script'); i.textContent = '1'; document.body.append(i); }")
def test_error(browse):
    browse("/").evaluate("() => { setTimeout(() => { throw new Error('x') }, 0); return new Promise(r => setTimeout(r, 100)) }")
def test_missing(browse):
    browse("/").evaluate("() => { const i = new Image(); i.src='/nope.png'; return new Promise(r => { i.onerror = r }) }")
def test_fault(portal):
    with portal.log.open("a") as log: log.write("2026 ERROR fault 1234 in route x\n")
def test_fine(browse):
    browse("/nope"); browse("/")
