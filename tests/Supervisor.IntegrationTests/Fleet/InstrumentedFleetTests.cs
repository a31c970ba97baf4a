using System.Text;
using Shouldly;
using Xunit;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>The fuzzer is led by what the instrumented code tells: so that must be true.</summary>
public sealed class InstrumentedFleetTests
{
    private readonly InstrumentedFleet _fleet = new();
    private readonly Coverage _coverage = new();

    [Fact]
    public void Input_ThatGoesAnotherWay_IsNew_AndTheSameAgainIsNot()
    {
        IsNew("services: {a: {image: b}}").ShouldBeTrue();
        IsNew("services: {a: {image: b}}").ShouldBeFalse();
        IsNew("services: {x: {image: y}}").ShouldBeFalse();
        IsNew("services: {a: {image: $SET}}").ShouldBeTrue();
        IsNew("services: {a: {extends: a}}").ShouldBeTrue();
    }

    [Fact]
    public void Code_ThatIsInstrumented_FindsWhatTheCodeItselfFinds() =>
        _fleet.Run("services: [}"u8.ToArray()).ShouldBe(FuzzTarget.Run("services: [}"u8.ToArray()));

    private bool IsNew(string text)
    {
        var input = Encoding.UTF8.GetBytes(text);
        // What is done only once, tables above all, is no input's way.
        _ = _fleet.Run(input);
        _fleet.Clear();
        _ = _fleet.Run(input);
        return _coverage.Add(_fleet.Edges);
    }
}
