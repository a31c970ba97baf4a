using Shouldly;
using Supervisor.Cli.Line;
using Supervisor.Contracts.Palettes;
using Xunit;

namespace Supervisor.Tests.Cli.Line;

public sealed class OutputFormsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("dot")]
    public void Form_ThatTheCommandHas_IsRight(string? form) =>
        OutputForms.Fault("fleet order", form, ["dot"]).ShouldBeNull();

    [Theory]
    [InlineData("xml")]
    [InlineData("JSON")]
    [InlineData("")]
    public void Form_ThatTheCommandHasNot_IsRefusedWithThoseItHas(string form)
    {
        var fault = OutputForms.Fault("fleet order", form, ["dot"])!;

        fault.Code.ShouldBe(ErrorCodes.BadLine);
        fault.Message.ShouldContain($"'{form}'");
        fault.Why.ShouldBe("It answers in text, json, dot.");
    }

    [Fact]
    public void Form_OfAnotherCommand_IsRefused() => OutputForms.Fault("node uptime", "dot", []).ShouldNotBeNull();
}
