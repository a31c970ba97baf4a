using Shouldly;
using Supervisor.Contracts;
using Supervisor.Node.Hosting;
using Supervisor.Node.Settings;
using Supervisor.TestKit.Actors;
using Supervisor.Tests.Node.Logging;
using Xunit;

namespace Supervisor.Tests.Node.Hosting;

public sealed class HostPartsTests
{
    private readonly List<string> _released = [];
    private readonly RecordedLog<HostParts> _log = new();

    [Fact]
    public void Start_ThatSucceeds_KeepsItsParts()
    {
        HostParts? taken = null;
        var start = HostParts.StartAsync<string>(parts =>
        {
            taken = parts;
            Take(parts, "socket", "lock");
            return Task.FromResult<Outcome<string>>("a host");
        });

        start.Ended().Value.ShouldBe("a host");
        _released.ShouldBeEmpty();
        taken!.ReleaseAsync().Ended().ShouldBeTrue();
        _released.ShouldBe(["lock", "socket"]);
    }

    [Fact]
    public void Start_ThatIsRefused_GivesBackWhatItTook()
    {
        var refusal = StartErrors.Because("full", "The disk is full.", "", "");
        var start = HostParts.StartAsync<string>(parts =>
        {
            Take(parts, "socket", "lock");
            return Task.FromResult<Outcome<string>>(refusal);
        });

        start.Ended().Error.ShouldBe(refusal);
        _released.ShouldBe(["lock", "socket"]);
    }

    [Fact]
    public void Start_ThatThrows_GivesBackWhatItTookAndSaysWhy()
    {
        var fault = new IOException("No space left on device.");
        var start = HostParts.StartAsync<string>(parts =>
        {
            Take(parts, "socket", "lock");
            parts.Log = _log;
            throw fault;
        });

        start.Ended().Error!.Why.ShouldBe("IOException: No space left on device.");
        _released.ShouldBe(["lock", "socket"]);
        _log.Faults.ShouldBe([fault]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Part_ThatDoesNotStopInOrder_DoesNotKeepTheOthers(bool throws)
    {
        var parts = new HostParts { Log = _log };
        Take(parts, "socket");
        parts.Add(() => throws ? throw new InvalidOperationException("a bug") : Task.FromResult(false));
        Take(parts, "lock");

        parts.ReleaseAsync().Ended().ShouldBeFalse();

        _released.ShouldBe(["lock", "socket"]);
        _log.Faults.Count.ShouldBe(throws ? 1 : 0);
    }

    private void Take(HostParts parts, params string[] names)
    {
        foreach (var name in names)
        {
            parts.Add(() =>
            {
                _released.Add(name);
                return Task.FromResult(true);
            });
        }
    }
}
