using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Bundles;

/// <summary>Makes bundles, and reads fleets from them.</summary>
public static partial class FleetBundles
{
    private static readonly string[] AlwaysTaken = ["COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME", "COMPOSE_FILE"];

    /// <summary>Reads the fleet once, to learn what it is made of; what is wrong with it is found by whoever reads the bundle.</summary>
    public static FleetBundle Of(FleetRequest request, IFleetFiles files)
    {
        var absolute = request with
        {
            Projects = request.Projects.Select(project => Absolute(project, files)).ToValueList(),
        };
        var recorded = new RecordedFiles(files);
        var reading = FleetReader.Read(absolute, recorded);
        var written = recorded.Contents.Values.ToList();
        var contents = ContentFiles.Of(reading.Model).Where(path => recorded.Read(path).IsOk).ToList();
        return new FleetBundle(
            FleetBundle.CurrentVersion,
            [.. absolute.Projects.Select(project => project.Paths)],
            request.Node,
            [.. request.Profiles ?? []],
            Named(request.Environment, written),
            recorded.Contents
        )
        {
            Contents = contents,
            Home = request.Home,
        };
    }

    public static FleetReading Read(FleetBundle bundle) =>
        FleetReader.Read(
            new FleetRequest(
                bundle.Projects.Select(paths => new ProjectFiles(paths.ToValueList())).ToValueList(),
                bundle.Variables.ToValueMap(),
                bundle.Node,
                bundle.Profiles.ToValueList()
            )
            {
                Home = bundle.Home,
            },
            new BundledFiles(bundle)
        );

    public static byte[] Encode(FleetBundle bundle) =>
        JsonSerializer.SerializeToUtf8Bytes(bundle, FleetBundleJson.Default.FleetBundle);

    public static Outcome<FleetBundle> Decode(ReadOnlySpan<byte> json)
    {
        try
        {
            var bundle = JsonSerializer.Deserialize(json, FleetBundleJson.Default.FleetBundle);
            return
                bundle
                    is { Version: FleetBundle.CurrentVersion, Projects: not null, Files: not null, Variables: not null }
                ? bundle
                : Unusable("It is of another form.");
        }
        catch (JsonException e)
        {
            return Unusable(e.Message);
        }
    }

    private static ProjectFiles Absolute(ProjectFiles project, IFleetFiles files) =>
        new(project.Paths.Select(path => files.Resolve(".", path)).ToValueList());

    /// <summary>
    /// Every variable whose name stands anywhere in a file, as a reference or as a key without a value: some too many are
    /// sent, and none too few.
    /// </summary>
    private static Dictionary<string, string> Named(ValueMap<string> environment, IEnumerable<byte[]> contents)
    {
        var words = contents
            .SelectMany(content => Words().Matches(Encoding.UTF8.GetString(content)))
            .Select(match => match.Value)
            .Concat(AlwaysTaken)
            .ToHashSet(StringComparer.Ordinal);
        return environment
            .Where(variable => words.Contains(variable.Key))
            .ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal);
    }

    private static OperatorError Unusable(string why) =>
        new(
            ErrorCodes.UnreadableFile,
            "What was sent is no fleet that this node can read.",
            why,
            "Use a pbm of this node's version."
        );

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
