"use strict";(()=>{try{let e=localStorage.getItem("hornbook.scheme");(e==="dark"||e==="light")&&document.documentElement.setAttribute("data-hb-scheme",e)}catch(e){}})();
