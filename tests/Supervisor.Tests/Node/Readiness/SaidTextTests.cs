using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Node.Readiness;
using Xunit;

namespace Supervisor.Tests.Node.Readiness;

public sealed class SaidTextTests
{
    [Fact]
    public void Lines_BecomeOne() =>
        SaidText.Clean("Traceback:\r\n  File \"x\"\n").ShouldBe("Traceback:    File \"x\"");

    [Fact]
    public void ControlCharacters_BecomeBlanks() => SaidText.Clean("a\u001b[31m\u009bb\u007f").ShouldBe("a [31m b");

    [Fact]
    public void LongText_IsCutAndSaysSo()
    {
        var text = SaidText.Clean(new string('x', 100_000));

        text.Length.ShouldBe(ReadinessLimits.MaxTextLength);
        text.ShouldEndWith("x…");
    }

    [Fact]
    public void LongText_IsNotCutWithinACharacter()
    {
        var text = SaidText.Clean("a" + string.Concat(Enumerable.Repeat("😀", 1000)));

        text.ShouldEndWith("😀…");
        text.Length.ShouldBeLessThanOrEqualTo(ReadinessLimits.MaxTextLength);
    }
}
