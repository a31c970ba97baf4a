using Supervisor.Cluster.Files;
using Supervisor.Contracts;
using Supervisor.Contracts.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Data;

/// <summary>The node's data directory, locked while it is open.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly DirectoryLock _lock;

    private DataDirectory(DataDirectoryLayout layout, DirectoryLock held, NodeIdentity identity, OperatorToken token) =>
        (Layout, _lock, Identity, Token) = (layout, held, identity, token);

    public DataDirectoryLayout Layout { get; }

    public NodeIdentity Identity { get; }

    public OperatorToken Token { get; }

    /// <summary>In one of its own, so that those who may read logs need not see the rest.</summary>
    public string Logs => Path.Combine(Layout.Directory, "logs");

    public string Journal => Path.Combine(Layout.Directory, "journal.db");

    public static Outcome<DataDirectory> Open(NodeSettings settings, string? machine, Func<int, byte[]> chance)
    {
        var directory = settings.Data.Directory;
        try
        {
            Directory.CreateDirectory(directory, OwnerOnly);
            if (DirectorySafety.ProblemOf(directory) is { } problem)
            {
                return problem;
            }

            var held = DirectoryLock.Take(directory);
            return held.IsOk ? OpenLocked(settings, held.Value, machine, chance) : held.Error;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unusable(directory, e.Message);
        }
    }

    /// <summary>Whether a daemon is using the directory now, said as the error that a second one gets.</summary>
    public static OperatorError? InUse(DataDirectoryLayout layout)
    {
        try
        {
            return DirectoryLock.Holder(layout.Directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot even be looked at is somebody else's, and will be said when it is opened.
            return null;
        }
    }

    /// <summary>
    /// Says where the daemon listens, for clients that do not know its port. A convenience: a disk that cannot take it is
    /// no reason not to serve.
    /// </summary>
    /// <returns>Why that could not be written; null when it was.</returns>
    public string? Announce(string endpoint)
    {
        try
        {
            AtomicFile.Write(Layout.Endpoint, endpoint + "\n");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(Layout.Endpoint);
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private static Outcome<DataDirectory> OpenLocked(
        NodeSettings settings,
        DirectoryLock held,
        string? machine,
        Func<int, byte[]> chance
    )
    {
        var isOpen = false;
        try
        {
            var opened = Load(settings, held, machine, chance);
            isOpen = opened.IsOk;
            return opened;
        }
        finally
        {
            if (!isOpen)
            {
                held.Dispose();
            }
        }
    }

    /// <summary>SQLite gives every file beside its database the mode of the database: so that is made first.</summary>
    private void ReserveJournal()
    {
        if (!File.Exists(Journal))
        {
            AtomicFile.Write(Journal, "");
        }
    }

    private static Outcome<DataDirectory> Load(
        NodeSettings settings,
        DirectoryLock held,
        string? machine,
        Func<int, byte[]> chance
    )
    {
        var identity = IdentityStore.LoadOrMake(settings, machine, chance);
        if (!identity.IsOk)
        {
            return identity.Error;
        }

        var token = OperatorToken.LoadOrMake(settings.Data.OperatorToken, chance);
        if (!token.IsOk)
        {
            return token.Error;
        }

        var directory = new DataDirectory(settings.Data, held, identity.Value, token.Value);
        Directory.CreateDirectory(directory.Logs, OwnerOnly);
        directory.ReserveJournal();
        // What a killed daemon left behind would lead clients to whoever has the port now.
        File.Delete(settings.Data.Endpoint);
        return directory;
    }

    private static OperatorError Unusable(string directory, string why) =>
        StartErrors.Because(
            "data-dir-unusable",
            $"The data directory {directory} cannot be used: {why}",
            "",
            "Give one that this user can write with --data-dir."
        );
}
