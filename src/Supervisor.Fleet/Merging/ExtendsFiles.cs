using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Merging;

/// <summary>The other files that services extend, each read once for all that share an environment.</summary>
internal sealed class ExtendsFiles
{
    private readonly Dictionary<string, Extender?> _files = new(StringComparer.Ordinal);

    /// <summary>Null: it cannot be read, which has been told.</summary>
    public Extender? Get(FleetFile file, Place asked, ReadScope scope, ProjectContext context)
    {
        if (!_files.TryGetValue(file.Path, out var extender))
        {
            var own = new ReadScope(file.Directory, file.ShownDirectory, scope.Environment);
            extender =
                context.LoadTree(file, asked) is { } raw && context.Interpolate(raw, own) is { } root
                    ? new Extender(root, file, own, this, context)
                    : null;
            _files.Add(file.Path, extender);
        }

        return extender;
    }
}
