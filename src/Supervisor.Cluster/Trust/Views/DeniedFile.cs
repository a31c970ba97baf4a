using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Cluster.Files;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Trust.Views;

/// <summary>Who was turned away, kept on the node: a start without coordination must not let them in again.</summary>
internal static class DeniedFile
{
    private const int Newest = 1;

    public static void Write(ClusterPaths paths, DenyView view)
    {
        var form = new DeniedForm(Newest, view.Version, view.Nodes, view.Keys);
        AtomicFile.Write(paths.Denied, JsonSerializer.Serialize(form, DeniedJson.Default.DeniedForm) + "\n");
    }

    /// <summary>Without a file nobody is known to be turned away yet.</summary>
    public static Outcome<DenyView> Read(ClusterPaths paths)
    {
        if (!File.Exists(paths.Denied))
        {
            return DenyView.Unknown;
        }

        DeniedForm? form;
        try
        {
            form = JsonSerializer.Deserialize(File.ReadAllText(paths.Denied), DeniedJson.Default.DeniedForm);
        }
        catch (JsonException)
        {
            return CustodyErrors.Damaged(paths.Denied, "It is no JSON.");
        }

        if (form?.Form > Newest)
        {
            return CustodyErrors.TooNew(paths.Denied);
        }

        return form is { Form: Newest, Nodes: not null, Keys: not null }
            ? new DenyView(
                form.Version,
                form.Nodes.ToImmutableDictionary(StringComparer.Ordinal),
                form.Keys.ToImmutableDictionary(StringComparer.Ordinal),
                "This was known before the daemon was started."
            )
            : CustodyErrors.Damaged(paths.Denied, "The nodes or the keys are missing.");
    }
}

internal sealed record DeniedForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("nodes")] IReadOnlyDictionary<string, string> Nodes,
    [property: JsonPropertyName("keys")] IReadOnlyDictionary<string, string> Keys
);

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(DeniedForm))]
internal sealed partial class DeniedJson : JsonSerializerContext;
