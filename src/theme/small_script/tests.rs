//! What a script becomes, and which are left alone.

use super::shrink;

#[track_caller]
fn becomes(text: &str, small: &str) {
    assert_eq!(shrink(text).as_deref(), Some(small), "{text}");
}

#[test]
fn comments_and_white_space_go() {
    becomes(
        "// one\nlet a = 1; /* two */ let  b = a + 2;\n\n",
        "let a=1;let b=a+2;",
    );
    becomes("a = {\n  b: 1,\n  c,\n};\n", "a={b:1,c,};");
    becomes("x\n  .map(f)\n  .sort()", "x.map(f).sort()");
}

#[test]
fn what_looks_like_a_comment_stays() {
    for text in [
        r#"a="/* no */ // no""#,
        r"a='\'// no'",
        "a=`// no ${b} /* no */`",
        "a= /[/*]'\"/ .test(b)",
        r"a= /\/\/[^/]\/*/g",
        "return/x/",
        "if(a)/\"/ .test(b)",
        "`a${`b ${c+`  // ${d}`}`}  e`",
        "`${{a:`}`}}`",
        "a=b/c/d",
        "a=(b)/c/d",
        "a=b[0]/c/'/'",
        "a.return/b/'c'",
    ] {
        becomes(text, text);
    }
}

#[test]
fn signs_never_grow_together() {
    becomes(
        "a + +b; a - -b; a + ++b; a++ + b",
        "a+ +b;a- -b;a+ ++b;a++ +b",
    );
    becomes("a < !--b; a-- > b; a++/b/c", "a< ! --b;a-- >b;a++ /b/c");
    becomes("a ? .5 : 1; a ?. b; a ?? b", "a? .5:1;a?.b;a??b");
    becomes(
        "1 .toString(); 1.5.toFixed(); 1\n.a",
        "1 .toString();1.5 .toFixed();1 .a",
    );
    becomes(
        "a / /b/.c; /b/ in c; /b/g instanceof c",
        "a/ /b/ .c;/b/ in c;/b/g instanceof c",
    );
    becomes(
        "a = !b && -c; a => !a; 1e-5 - 1; 0xe - 1",
        "a=!b&&-c;a=>!a;1e-5-1;0xe-1",
    );
    becomes("x = b / /*! l */ c", "x=b/ /*! l */ c");
}

#[test]
fn a_line_that_may_end_a_statement_stays() {
    for text in [
        "a\n(b)",
        "a\n++b",
        "return\na",
        "a\n[b]",
        "a\n`b`",
        "a\n/b/c",
        "class A{get\nb(){}}",
        "}",
    ] {
        let brackets = text != "}";
        assert_eq!(shrink(text).is_some(), brackets);
        if brackets {
            becomes(text, text);
        }
    }
    becomes("return /* one\n two */ a", "return\na");
    becomes("class A { a\n *b() {} }", "class A{a\n*b(){}}");
    becomes("f(function () {\n  a()\n})\nb()", "f(function(){a()})\nb()");
}

#[test]
fn licences_stay() {
    becomes("/*! by A\n MIT */\n// no\na", "/*! by A\n MIT */\na");
}

#[test]
fn what_cannot_be_followed_is_left_alone() {
    for text in [
        "a = 'b",
        "a = `b",
        "a /* b",
        "a <!-- b",
        "\n--> b",
        "} /a/",
        "a = {} / b",
        "(]",
        "f(",
        "\\u0061 = 1",
        "yield /a/b",
        "for await (a of b) /c/.d()",
        "a\u{a0}= 1",
        "#!/bin/node",
        "// a\u{2028}b",
    ] {
        assert_eq!(shrink(text), None, "{text}");
    }
}
