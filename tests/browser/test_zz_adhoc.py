import pytest
from tests.support import axe
@pytest.mark.parametrize("scheme", ["light","dark"])
@pytest.mark.parametrize("size", [(1280,900),(360,740)])
def test_axe(open_page, home, portal, scheme, size):
    page = open_page(color_scheme=scheme, viewport={"width":size[0],"height":size[1]})
    found=[]
    for p in sorted(portal.site.rglob("*.html")):
        name=p.relative_to(portal.site).as_posix()
        if name=="404.html": continue
        page.goto(home+name)
        found += [name+" "+v for v in axe.violations(page)]
        w=page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if w>0: found.append(f"{name} scrolls sideways {w}")
    assert not found, "\n".join(found)
def test_nojs(open_page, home):
    page=open_page(java_script_enabled=False); page.goto(home+"quizzes/safety/water.html")
    page.get_by_role("heading", name="Answers").first.wait_for()
