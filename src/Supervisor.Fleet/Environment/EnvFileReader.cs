using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Interpolation;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Environment;

/// <summary>
/// Reads files of <c>NAME=value</c>: the project's <c>.env</c>, and a service's <c>env_file</c>. A name without a value
/// is taken from the environment, if it is there.
/// </summary>
/// <param name="environment">Of the one who applies: a variable in a value is looked for there first.</param>
internal sealed class EnvFileReader(
    ValueMap<string> environment,
    UnsetVariables unset,
    TreeLimits limits,
    FindingLog log
)
{
    /// <param name="file">As the user named it.</param>
    /// <returns>What could be read; the rest has been told.</returns>
    public ValueMap<string> Read(string file, ReadOnlyMemory<byte> content, EnvFormat format = EnvFormat.Compose)
    {
        if (SourceText.Decode(file, content, log, isYaml: false) is not { } source)
        {
            return ValueMap<string>.Empty;
        }

        var sink = new EnvValues(environment, unset, limits, log);
        if (format is EnvFormat.Raw)
        {
            new RawEnvParser(source, sink).Parse();
        }
        else
        {
            new EnvParser(source, sink).Parse();
        }

        return sink.Values.ToValueMap();
    }
}
