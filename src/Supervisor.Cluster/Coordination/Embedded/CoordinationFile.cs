using Supervisor.Cluster.Coordination.Embedded.Entries;
using Supervisor.Contracts.Ids;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>
/// The file, opened when it is needed: turns every fault into an outcome, and opens the file anew after each. Belongs to
/// one thread.
/// </summary>
internal sealed class CoordinationFile(EmbeddedSettings settings, IBootClock boot, Func<int, byte[]> chance)
{
    private const int IdBytes = 16;

    private CoordinationSession? _session;

    public ReadOutcome<T> Read<T>(Func<CoordinationSession, T?> read)
        where T : class =>
        Call(
            session => ReadOutcome<T>.Of(session.Read(read)),
            ReadOutcome<T>.Unavailable,
            static (_, reason) => ReadOutcome<T>.Unavailable(reason)
        );

    public ReadOutcome<EntriesSeen> ReadEntries(EntryKey folder) =>
        Call(
            session => ReadOutcome<EntriesSeen>.Of(session.Entries.Read(folder)),
            ReadOutcome<EntriesSeen>.Unavailable,
            static (_, reason) => ReadOutcome<EntriesSeen>.Unavailable(reason)
        );

    public WriteOutcome<T> Write<T>(Func<CoordinationSession, Verdict<T>> write, CommitGate gate)
        where T : class => Write(session => session.Write(write, gate), gate);

    public WriteOutcome<T> WriteEntries<T>(Func<EntrySession, WriteOutcome<T>> write, CommitGate gate)
        where T : class => Write(session => write(session.Entries), gate);

    public void Close()
    {
        _session?.Dispose();
        _session = null;
    }

    private WriteOutcome<T> Write<T>(Func<CoordinationSession, WriteOutcome<T>> write, CommitGate gate)
        where T : class =>
        Call(
            write,
            WriteOutcome<T>.Unavailable,
            (fault, reason) =>
                fault.IsCertainlyUndone(gate.IsEntered)
                    ? WriteOutcome<T>.Unavailable(reason)
                    : WriteOutcome<T>.Unknown(reason)
        );

    private TOutcome Call<TOutcome>(
        Func<CoordinationSession, TOutcome> call,
        Func<string, TOutcome> unusable,
        Func<SqliteException, string, TOutcome> failed
    )
    {
        try
        {
            return Open(out var reason) is { } session ? call(session) : unusable(reason);
        }
        catch (SqliteException fault)
        {
            Close();
            return failed(fault, EmbeddedFault.Explain(fault, settings.Path));
        }
        catch (Exception)
        {
            // A mistake in this program: at least nobody else is to wait for the lock that it left.
            Close();
            throw;
        }
    }

    // A file that was deleted or replaced would take what is written here, and nobody would ever find it.
    private CoordinationSession? Open(out string reason)
    {
        if (_session is { HasMoved: true })
        {
            Close();
        }

        reason = "";
        if (_session is null)
        {
            (_session, reason) = CoordinationSession.Open(settings, boot, StoreId.FromEntropy(chance(IdBytes)));
        }

        return _session;
    }
}
