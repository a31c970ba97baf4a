using System.Collections.Frozen;
using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Environment;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Interpolation;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose;

/// <summary>
/// The files of <c>env_file</c> and <c>label_file</c>. Each is read once, however many services share it, so that what
/// is wrong with it is told once.
/// </summary>
internal sealed class VariableFiles(ProjectTree project, IFleetFiles files, FindingLog log)
{
    private readonly UnsetVariables _unset = new();
    private readonly TreeLimits _limits = new(log);
    private readonly Dictionary<(string, EnvFormat), ValueMap<string>> _read = [];

    /// <param name="of">The value that names the file.</param>
    public ValueMap<string> Read(string path, EnvFormat format, Cursor of)
    {
        if (!_read.TryGetValue((path, format), out var values))
        {
            values = ReadNow(path, format, of);
            _read.Add((path, format), values);
        }

        return values;
    }

    private ValueMap<string> ReadNow(string path, EnvFormat format, Cursor of)
    {
        var content = files.Read(path);
        if (content.IsOk)
        {
            var values = new EnvFileReader(project.Environment, _unset, _limits, log).Read(path, content.Value, format);
            _unset.Tell(log, FrozenSet<string>.Empty);
            return values;
        }

        log.Add(
            TreeKinds.UnreadableFile,
            of.Node!.Place,
            $"'{of.Path}' names a file that cannot be read: {content.Error.Why}",
            "Check the path, which begins in the directory of the fleet file; write required: false where the file may be missing."
        );
        return ValueMap<string>.Empty;
    }
}
