using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>Remembers on disk who is turned away. What cannot be written now is written later; nobody is turned away later for it.</summary>
internal sealed class DeniedMemory(ClusterPaths paths)
{
    private readonly Lock _turn = new();
    private DenyView? _unwritten;

    /// <returns>Why it is not written yet; null when it is.</returns>
    public OperatorError? Keep(DenyView view)
    {
        lock (_turn)
        {
            _unwritten = view;
            return Write();
        }
    }

    /// <summary>Tries once more what could not be written.</summary>
    /// <inheritdoc cref="Keep" path="/returns"/>
    public OperatorError? Tend()
    {
        lock (_turn)
        {
            return Write();
        }
    }

    private OperatorError? Write()
    {
        if (_unwritten is not { } view)
        {
            return null;
        }

        try
        {
            DeniedFile.Write(paths, view);
            _unwritten = null;
            return null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return CustodyErrors.NotWritten(paths.Directory, failed);
        }
    }
}
