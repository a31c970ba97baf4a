using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing;

/// <summary>A tree as JSON, for programs: what was made a number or a flag is one.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(TreeNode root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(root, writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(TreeNode node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case ScalarNode { IsPlain: true } scalar:
                writer.WriteRawValue(scalar.Text);
                break;
            case ScalarNode scalar:
                writer.WriteStringValue(scalar.Text);
                break;
            case ListNode list:
                WriteList(list, writer);
                break;
            case MapNode map:
                WriteMap(map, writer);
                break;
            default:
                throw new ArgumentException($"{node.GetType()} is no JSON.", nameof(node));
        }
    }

    private static void WriteList(ListNode list, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in list.Items)
        {
            Write(item, writer);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(MapNode map, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var entry in map.Entries)
        {
            writer.WritePropertyName(entry.Key);
            Write(entry.Value, writer);
        }

        writer.WriteEndObject();
    }
}
