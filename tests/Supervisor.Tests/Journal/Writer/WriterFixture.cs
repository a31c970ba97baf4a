using Shouldly;
using Supervisor.Journal;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;

namespace Supervisor.Tests.Journal.Writer;

/// <summary>A journal over a scripted store, on the test's thread and in virtual time.</summary>
internal sealed class WriterFixture
{
    public WriterFixture(Func<JournalSettings, JournalSettings>? with = null, Action<ScriptedStore>? before = null)
    {
        Store = new ScriptedStore(new MemoryStore(Medium));
        before?.Invoke(Store);
        var settings = new JournalSettings("writer-1");
        Journal = NodeJournal.Start(Kit.System, Store, with?.Invoke(settings) ?? settings, Status);
        Kit.Run();
    }

    public ActorKit Kit { get; } = new();

    public MemoryMedium Medium { get; } = new();

    public ScriptedStore Store { get; }

    public StatusLog Status { get; } = new();

    public NodeJournal Journal { get; }

    public Task<AppendOutcome> Append(string stream, long expectedVersion, int count = 1)
    {
        var append = Journal.AppendAsync(Events.Append(stream, expectedVersion, count));
        Kit.Run();
        return append;
    }

    public Task<ReadOutcome> Read(string stream)
    {
        var read = Journal.ReadAsync(stream);
        Kit.Run();
        return read;
    }

    public void Answer()
    {
        Store.AnswerOne();
        Kit.Run();
    }

    public void Advance(double seconds) => Kit.Advance(TimeSpan.FromSeconds(seconds));

    public static void ShouldBe(Task<AppendOutcome> append, AppendStatus status)
    {
        append.IsCompleted.ShouldBeTrue($"an answer {status} was expected, and there is none yet");
        append.Result.Status.ShouldBe(status, append.Result.Reason);
    }

    public static void ShouldWait(Task task) =>
        task.IsCompleted.ShouldBeFalse("an answer came before it could be true");
}
