using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>
/// Makes the host's paths of one file independent of where the file lies, so that files of several directories can be
/// merged.
/// </summary>
internal static class PathResolution
{
    public static MapNode Apply(MapNode root, ReadScope scope, IFleetFiles files) =>
        HostPaths.Replace(root, path => Resolved(path, scope, files));

    private static ScalarNode Resolved(HostPath path, ReadScope scope, IFleetFiles files)
    {
        var text = path.Text;
        var isFixed = text is [_, ':', '\\' or '/', ..] || (path.MayBeName && text is not ['.' or '~', ..]);
        if (text.Length == 0 || isFixed || path.Unset.Any())
        {
            return path.Scalar;
        }

        var isOfHome = text is "~" || text.StartsWith("~/", StringComparison.Ordinal);
        if (!isOfHome)
        {
            return path.With(files.Resolve(scope.Directory, text));
        }

        return scope.Environment.TryGet("HOME", out var home) ? path.With(home + text[1..]) : path.Scalar;
    }
}
