//! What becomes of the blocks, lists, rows and links of a page.

use super::text;

#[test]
fn keeps_blocks_lists_rows_quotations_and_addresses() {
    for (html, expected) in [
        ("<p>One<br>two</p><p>three</p>", "One\ntwo\n\nthree\n"),
        (
            "<ul><li>a<ol start=3><li>b</ol><li><p>c</p></ul>",
            "- a\n  3. b\n- c\n",
        ),
        (
            "<table><tr><td>a<td>b<tr><td><p>c</p><p>d</p><td></table>",
            "| a | b |\n| c / d |  |\n",
        ),
        (
            "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>",
            "| a | b |\n\n\nc\n",
        ),
        (
            "<p>x<blockquote>y<blockquote>z</blockquote></blockquote>w",
            "x\n\n> y\n>\n> > z\n> >\nw",
        ),
        (
            "See <a href='https://a.example/7'>the plan</a>.",
            "See the plan <https://a.example/7>.",
        ),
        ("<a href=https://a.example/>a.example</a>", "a.example"),
        (
            "<h2>Points</h2>We <s>agreed</s><style>x</style>",
            "# Points\n\nWe ~~agreed~~",
        ),
        ("a&nbsp;b<img src=x alt='our plan'>", "a b [our plan]"),
    ] {
        assert_eq!(
            text(html).trim_end_matches('\n'),
            expected.trim_end_matches('\n'),
            "{html}"
        );
    }
}
