using Shouldly;
using Supervisor.Fleet.Judging.Text;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging.Text;

public sealed class ShellLineTests
{
    [Theory]
    [InlineData("curl -f 'a b' || exit 1", "curl|-f|a b", "||exit|1")]
    [InlineData("a && b; c | d & e", "a", "&&b", ";c", "|d", "&e")]
    [InlineData("echo \"it's\" 2>&1", "echo|it's|2>&1")]
    [InlineData("test \"$(redis-cli ping | head -1)\" = PONG", "test|$(redis-cli ping | head -1)|=|PONG")]
    [InlineData("x $(a || b) ${C:-d}", "x|$(a || b)|${C:-d}")]
    [InlineData("a # b 'c", "a")]
    [InlineData("a#b \\\"", "a#b|\"")]
    public void Line_OfWordsAndOperators_IsReadAsAShellReadsIt(string text, params string[] commands)
    {
        var line = ShellLine.Parse(text);

        line.Flaw.ShouldBeNull();
        line.Commands.Select(command => command.Joined + string.Join('|', command.Words)).ShouldBe(commands);
    }

    [Theory]
    [InlineData("grep 'PONG")]
    [InlineData("grep \"PONG")]
    [InlineData("test $(redis-cli ping")]
    [InlineData("echo `date")]
    [InlineData("echo ${HOME")]
    [InlineData("curl -f localhost ||")]
    [InlineData("a |")]
    [InlineData("&& a")]
    [InlineData("a \\")]
    public void Line_ThatNoShellReads_HasAFlaw(string text) => ShellLine.Parse(text).Flaw.ShouldNotBeNull();

    [Theory]
    [InlineData("exit 0")]
    [InlineData("true")]
    [InlineData("curl -f http://localhost/ || true")]
    [InlineData("curl -f http://localhost/ || exit 0")]
    [InlineData("curl -f http://localhost/; exit 0")]
    [InlineData("curl -f http://localhost/; echo done")]
    [InlineData("true && echo ok")]
    public void Line_WhoseEndIsSuccess_CannotFail(string text) => CannotFail(text).ShouldBeTrue();

    [Theory]
    [InlineData("curl -f http://localhost/ || exit 1")]
    [InlineData("curl -f http://localhost/ && echo ok")]
    [InlineData("pgrep agent && exit 0")]
    [InlineData("pgrep agent && exit 0 || exit 1")]
    [InlineData("test -f /ready && exit 0; exit 1")]
    [InlineData("false || exit 1; true")]
    [InlineData("redis-cli ping | grep PONG")]
    [InlineData("set -e; curl -f http://localhost/; true")]
    [InlineData("")]
    public void Line_ThatMayFail_IsNoConstant(string text) => CannotFail(text).ShouldBeFalse();

    private static bool CannotFail(string text) => Constant.IsSuccess([.. ShellLine.Parse(text).Commands]);
}
