using Shouldly;
using Supervisor.Fleet.Late;
using Xunit;

namespace Supervisor.Tests.Fleet.Late;

public sealed class LateReferenceTests
{
    [Theory]
    [InlineData("{agent:Hub.port}", "agent", "Hub", "port")]
    [InlineData("{agent:core/C.3.host}", "agent", "core/C.3", "host")]
    [InlineData("{agent:Hub}", "agent", "Hub", "")]
    [InlineData("{node:name}", "node", "", "name")]
    [InlineData("{group:title}", "group", "", "title")]
    public void Reference_OfEachKind_IsTakenApart(string text, string kind, string name, string property)
    {
        var reference = LateReference.In(text).ShouldHaveSingleItem();
        (reference.Written, reference.Kind, reference.Name, reference.Property).ShouldBe((text, kind, name, property));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("{}")]
    [InlineData("{\"agent\": 1}")]
    [InlineData("${agent}")]
    [InlineData("{agents:Hub.port}")]
    public void Text_WithoutTheForm_HasNone(string text) => LateReference.In(text).ShouldBeEmpty();

    [Fact]
    public void Fill_OfSeveralPlaces_FillsEachAndLeavesTheUnknown() =>
        LateReference
            .Fill("{node:name}: {agent:A.host}:{agent:B.port}", late => late.Name == "B" ? null : $"<{late.Rest}>")
            .ShouldBe("<name>: <A.host>:{agent:B.port}");
}
