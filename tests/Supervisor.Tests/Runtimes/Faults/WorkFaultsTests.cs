using Shouldly;
using Xunit;

namespace Supervisor.Tests.Runtimes.Faults;

public sealed class WorkFaultsTests
{
    private readonly FaultLog _log = new();

    [Fact]
    public async Task Fault_IsToldOnceWhileItStaysTheSame()
    {
        _log.Faults.Tell("looking", new InvalidOperationException("one"));
        _log.Faults.Tell("looking", new InvalidOperationException("one"));
        _log.Faults.Tell("looking", new InvalidOperationException("two"));
        _log.Faults.Tell("copying", new InvalidOperationException("two"));

        (await _log.NextAsync()).ShouldBe("looking: one");
        (await _log.NextAsync()).ShouldBe("looking: two");
        (await _log.NextAsync()).ShouldBe("copying: two");
        _log.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Fault_ThatComesBackAfterAllWasWell_IsToldAgain()
    {
        _log.Faults.Tell("looking", new InvalidOperationException("one"));
        _log.Faults.Over("looking");
        _log.Faults.Tell("looking", new InvalidOperationException("one"));

        (await _log.NextAsync()).ShouldBe("looking: one");
        (await _log.NextAsync()).ShouldBe("looking: one");
    }
}
