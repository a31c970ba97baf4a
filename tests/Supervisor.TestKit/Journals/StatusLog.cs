using Supervisor.Journal;

namespace Supervisor.TestKit.Journals;

/// <summary>Remembers how a journal said that it was.</summary>
public sealed class StatusLog : IJournalObserver
{
    private readonly Lock _lock = new();
    private readonly List<JournalStatus> _statuses = [];

    public IReadOnlyList<JournalStatus> Statuses
    {
        get
        {
            lock (_lock)
            {
                return [.. _statuses];
            }
        }
    }

    /// <summary>Thrown at the next status, as a faulty observer would.</summary>
    public Exception? ThrowNext { get; set; }

    public JournalCondition Last => Statuses[^1].Condition;

    public void OnStatus(JournalStatus status)
    {
        lock (_lock)
        {
            _statuses.Add(status);
        }

        if (ThrowNext is { } fault)
        {
            ThrowNext = null;
            throw fault;
        }
    }
}
