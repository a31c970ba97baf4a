using Supervisor.Journal.Stores;

namespace Supervisor.Journal.Writer;

/// <summary>A request other than an append: it needs the store for itself, or at least a moment when nothing is under way.</summary>
internal abstract class PendingCall : WriterMessage
{
    /// <summary>When it came, among all requests.</summary>
    public long Order { get; set; }

    /// <summary>Makes the call; true when there is an answer to give.</summary>
    public abstract Task<bool> RunAsync(IJournalStore store, StreamVersions versions);

    /// <summary>Answers with what the store said.</summary>
    public void End(Task<bool> ended)
    {
        if (ended.IsFaulted)
        {
            Refuse(WriterRules.Unexpected(ended));
        }
        else
        {
            Complete();
        }
    }

    protected abstract void Complete();
}
