using System.Text;
using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets;

/// <summary>From what an operator sent to what is kept of it, and back.</summary>
internal static class RevisionContents
{
    private static readonly string[] FleetFiles = [".yaml", ".yml", ".json"];

    /// <summary>The same fleet, whoever sends it, always becomes the same content on this node.</summary>
    /// <param name="cluster">Whose other nodes are to read it too, so what is sealed goes along, wrapped; null: nobody else.</param>
    public static RevisionContent Seal(FleetBundle bundle, SecretStore secrets, string? cluster = null)
    {
        var wrapped = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var content = ContentOf(
            bundle,
            secret =>
            {
                var name = secrets.Seal(secret);
                wrapped[name] = secrets.Wrap(secret);
                return name;
            }
        );
        return cluster is null ? content : content with { Wrapped = wrapped, Cluster = cluster };
    }

    /// <summary>What tells whether a fleet is another: the same on this node alone and in any cluster. Nothing is kept.</summary>
    public static string FingerprintOf(FleetBundle bundle, SecretStore secrets) =>
        ContentHash.Of(Write(ContentOf(bundle, secret => secrets.OwnNameOf(secret))));

    public static byte[] Write(RevisionContent content) =>
        JsonSerializer.SerializeToUtf8Bytes(content, FleetsJson.Default.RevisionContent);

    /// <summary>As it is stored, with nothing opened.</summary>
    public static Outcome<RevisionContent> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return
                JsonSerializer.Deserialize(json, FleetsJson.Default.RevisionContent) is { } content && IsKnown(content)
                ? content
                : Unreadable("It is of another form, as of a later version.");
        }
        catch (JsonException e)
        {
            return Unreadable(e.Message);
        }
    }

    private static RevisionContent ContentOf(FleetBundle bundle, Func<byte[], string> nameOf)
    {
        // What may hold secrets is sealed, though it be called like a fleet file.
        var contents = (bundle.Contents ?? []).ToHashSet(StringComparer.Ordinal);
        return new RevisionContent(
            RevisionContent.CurrentVersion,
            bundle.Projects,
            bundle.Node,
            bundle.Profiles,
            Sorted(bundle.Files.Where(file => IsFleetFile(file, contents)), file => Encoding.UTF8.GetString(file)),
            Sorted(bundle.Files.Where(file => !IsFleetFile(file, contents)), nameOf),
            Sorted(bundle.Variables, value => nameOf(Encoding.UTF8.GetBytes(value)))
        )
        {
            Home = bundle.Home,
        };
    }

    /// <param name="content">Without the parts that others have brought, which are opened each for itself.</param>
    public static Outcome<FleetBundle> Open(RevisionContent content, SecretStore secrets)
    {
        var files = content.Files.ToDictionary(
            file => file.Key,
            file => Encoding.UTF8.GetBytes(file.Value),
            StringComparer.Ordinal
        );
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, name) in content.SealedFiles)
        {
            if (Find(name) is not { } secret)
            {
                return Missing(path);
            }

            files[path] = secret;
        }

        foreach (var (variable, name) in content.SealedVariables)
        {
            if (Find(name) is not { } secret)
            {
                return Missing($"the variable {variable}");
            }

            variables[variable] = Encoding.UTF8.GetString(secret);
        }

        return new FleetBundle(
            FleetBundle.CurrentVersion,
            content.Projects,
            content.Node,
            content.Profiles,
            variables,
            files
        )
        {
            Home = content.Home,
            Contents = [.. content.SealedFiles.Keys],
        };

        byte[]? Find(string name) =>
            secrets.Unseal(name)
            ?? (content.Wrapped?.TryGetValue(name, out var wrapped) == true ? secrets.Unwrap(name, wrapped) : null);
    }

    private static bool IsKnown(RevisionContent content) =>
        content.Parts is null
            ? content.Version == RevisionContent.CurrentVersion
            : content.Version == RevisionContent.VersionWithParts
                && content.Parts.All(part => part is { Version: RevisionContent.CurrentVersion, Parts: null });

    private static bool IsFleetFile(KeyValuePair<string, byte[]> file, HashSet<string> contents) =>
        !contents.Contains(file.Key)
        && FleetFiles.Contains(Path.GetExtension(file.Key), StringComparer.OrdinalIgnoreCase);

    private static SortedDictionary<string, string> Sorted<T>(
        IEnumerable<KeyValuePair<string, T>> values,
        Func<T, string> text
    )
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            sorted[name] = text(value);
        }

        return sorted;
    }

    private static OperatorError Missing(string what) =>
        StartErrors.Because(
            "secret-missing",
            $"The revision needs {what}, and this node does not have it.",
            "What may be secret is kept on the node that the fleet was applied at, and goes to others only in a cluster.",
            "Apply the fleet again with 'pbm fleet up'."
        );

    private static OperatorError Unreadable(string why) =>
        StartErrors.Because(
            "revision-unreadable",
            "The revision cannot be read.",
            why,
            "Apply the fleet again with 'pbm fleet up'."
        );
}
