using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Palettes.Sessions;
using Supervisor.Runtimes.Containers.Operating;

namespace Supervisor.Node.Palettes.Agents.Containers;

/// <summary>An operator's files on their way into a container: piece by piece, as fast as the engine takes them.</summary>
internal sealed class CopyIn(ContainerFiles files, ISessionChannel channel)
{
    /// <param name="archive">What comes; null: an archive as it is, for a directory that is there.</param>
    public async Task<Outcome<bool>> RunAsync(CopyRoute route, SessionArchive? archive, CancellationToken stop)
    {
        var place = await PlaceAsync(route.Path, archive, stop);
        if (!place.IsOk)
        {
            return place.Error;
        }

        var named = new SessionArchive(place.Value.Name, archive?.IsDirectory ?? true);
        await channel.WriteAsync(
            SessionPart.Begun,
            JsonSerializer.SerializeToUtf8Bytes(named, PaletteJson.Default.SessionArchive),
            stop
        );
        await using var input = new ChannelInput(channel);
        return await files.WriteAsync(place.Value.Directory, input, stop);
    }

    private async Task<Outcome<CopyPlace>> PlaceAsync(CopyPath target, SessionArchive? archive, CancellationToken stop)
    {
        var looked = await files.LookAsync(target.Path, stop);
        if (looked is { IsOk: true, Value.LinkTarget: { } link })
        {
            target = LinkRules.Follow(target, link);
            looked = await files.LookAsync(target.Path, stop);
        }

        if (!looked.IsOk)
        {
            return looked.Error;
        }

        if (archive is null)
        {
            return looked.Value.Kind is PathKind.Directory
                ? new CopyPlace(target.Path, "")
                : CopyErrors.NoDirectory(target, "");
        }

        var parent = looked.Value.Kind is PathKind.None ? await files.LookAsync(target.Parent, stop) : looked;
        return parent.IsOk
            ? CopyRules.Place(
                new CopySource(archive.Name, archive.IsDirectory, archive.Name.Length == 0),
                target,
                looked.Value.Kind,
                // What the parent is, if it is a link, the engine finds out itself.
                parent.Value
                    is not { Kind: PathKind.None }
            )
            : parent.Error;
    }
}
