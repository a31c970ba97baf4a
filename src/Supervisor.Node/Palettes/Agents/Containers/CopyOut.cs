using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Palettes.Sessions;
using Supervisor.Runtimes.Containers.Operating;

namespace Supervisor.Node.Palettes.Agents.Containers;

/// <summary>Files of a container on their way to an operator: piece by piece, as fast as he takes them.</summary>
internal sealed class CopyOut(ContainerFiles files, ISessionChannel channel)
{
    public async Task<Outcome<bool>> RunAsync(CopyRoute route, bool followsLink, CancellationToken stop)
    {
        var found = await SourceAsync(route.Path, followsLink, stop);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var (path, looked) = found.Value;
        if (looked.Kind is PathKind.File && route.Path.IsDirectory)
        {
            return CopyErrors.NoDirectory(path, route.Agent);
        }

        var archive = new SessionArchive(path.Name, looked.Kind is PathKind.Directory);
        await channel.WriteAsync(
            SessionPart.Begun,
            JsonSerializer.SerializeToUtf8Bytes(archive, PaletteJson.Default.SessionArchive),
            stop
        );
        return await files.ReadAsync(
            path.Path,
            piece => channel.WriteAsync(SessionPart.Output, piece, stop).AsTask(),
            stop
        );
    }

    private async Task<Outcome<Source>> SourceAsync(CopyPath path, bool followsLink, CancellationToken stop)
    {
        var looked = await files.LookAsync(path.Path, stop);
        // What is meant to be a directory is what a link leads to.
        if (looked is { IsOk: true, Value.LinkTarget: { } target } && (followsLink || path.IsDirectory))
        {
            path = LinkRules.Follow(path, target);
            looked = await files.LookAsync(path.Path, stop);
        }

        return looked switch
        {
            { IsOk: false } => looked.Error,
            { Value.Kind: PathKind.None } => CopyErrors.Nothing(path),
            _ => new Source(path, looked.Value),
        };
    }

    private sealed record Source(CopyPath Path, ContainerPath Looked);
}
