using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Printing;

/// <summary>A map of what there is to say: a key whose value is absent, empty or as it would be anyway is left out.</summary>
internal sealed class MapBuilder
{
    private readonly List<KeyValuePair<string, TreeNode>> _entries = [];

    public MapBuilder Add(string key, TreeNode? value)
    {
        if (value is not null)
        {
            _entries.Add(KeyValuePair.Create(key, value));
        }

        return this;
    }

    public MapBuilder Text(string key, string? text) => Add(key, text is null ? null : Nodes.Text(text));

    public MapBuilder Number(string key, long? number) => Add(key, number is null ? null : Nodes.Number(number.Value));

    public MapBuilder Number(string key, decimal? number) =>
        Add(key, number is null ? null : Nodes.Number(number.Value));

    public MapBuilder Flag(string key, bool? flag) => Add(key, flag is null ? null : Nodes.Flag(flag.Value));

    /// <summary>A flag that is off unless it is on.</summary>
    public MapBuilder Switch(string key, bool isOn) => Flag(key, isOn ? true : null);

    /// <summary>One of a few words, left out when it is the usual one.</summary>
    public MapBuilder Word<T>(string key, Choice<T> words, T? value, T? usual = null)
        where T : struct, Enum => Text(key, value is null || value.Equals(usual) ? null : words.Of(value.Value));

    public MapBuilder Duration(string key, TimeSpan? duration) =>
        Text(key, duration is null ? null : ExactText.Of(duration.Value));

    public MapBuilder Size(string key, long? bytes) => Text(key, bytes is null ? null : ExactText.OfBytes(bytes.Value));

    public MapBuilder Texts(string key, ValueList<string> texts) =>
        Add(key, texts.Count == 0 ? null : Nodes.Texts(texts));

    public MapBuilder Texts(string key, ValueMap<string> texts) => Map(key, texts, Nodes.Text);

    public MapBuilder Map<T>(string key, ValueMap<T> values, Func<T, TreeNode> nodeOf) =>
        Add(key, values.Count == 0 ? null : Nodes.Map(values, nodeOf));

    public MapBuilder List<T>(string key, ValueList<T> values, Func<T, TreeNode> nodeOf) =>
        Add(key, values.Count == 0 ? null : Nodes.List(values.Select(nodeOf)));

    /// <summary>A section of which nothing is left out if it is there at all.</summary>
    public MapBuilder Section(string key, MapBuilder? section) => Add(key, section?.Build());

    /// <summary>A section that says nothing is left out.</summary>
    public MapBuilder Filled(string key, MapBuilder section) =>
        Add(key, section._entries.Count == 0 ? null : section.Build());

    /// <summary>Null where a value is as it would be if nothing were said.</summary>
    public static T? Unusual<T>(T value, T usual)
        where T : struct => value.Equals(usual) ? null : value;

    public MapNode Build() => Nodes.Map(_entries);
}
