using Supervisor.Journal;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;

namespace Supervisor.Tests.Journal;

/// <summary>The writer over memory, driven by the test's own thread under a virtual clock.</summary>
public sealed class MemoryJournalTests : JournalContract
{
    private readonly MemoryMedium _medium = new();
    private readonly List<ActorKit> _kits = [];

    protected override Task<IJournal> OpenAsync()
    {
        var kit = new ActorKit();
        _kits.Add(kit);
        var settings = new JournalSettings($"writer-{_kits.Count}");
        IJournal journal = NodeJournal.Start(kit.System, new MemoryStore(_medium), settings, new StatusLog());
        Pump();
        return Task.FromResult(journal);
    }

    protected override async Task CloseAsync(IJournal journal) => await Done(((NodeJournal)journal).CloseAsync());

    protected override void Pump()
    {
        foreach (var kit in _kits)
        {
            kit.Run();
        }
    }
}
