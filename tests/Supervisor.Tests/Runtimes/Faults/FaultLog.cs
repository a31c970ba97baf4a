using System.Threading.Channels;
using Supervisor.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Faults;

/// <summary>What was told of faults that nobody has foreseen, in order.</summary>
internal sealed class FaultLog
{
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();

    public FaultLog() => Faults = new WorkFaults((work, fault) => _told.Writer.TryWrite($"{work}: {fault.Message}"));

    public WorkFaults Faults { get; }

    /// <summary>Told, and not asked for yet.</summary>
    public int Waiting => _told.Reader.Count;

    public async Task<string> NextAsync() => await _told.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
