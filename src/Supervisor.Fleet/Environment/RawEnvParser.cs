using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees.Yaml;

namespace Supervisor.Fleet.Environment;

/// <summary>One <c>NAME=value</c> a line, and nothing in the value means anything.</summary>
internal sealed class RawEnvParser(SourceText source, EnvValues values)
{
    public void Parse()
    {
        var number = 0;
        foreach (var line in source.Text.AsSpan().EnumerateLines())
        {
            number++;
            var content = line.TrimStart();
            if (!content.IsEmpty && content[0] is not '#')
            {
                ParseLine(content, new Place(source.File, number, line.Length - content.Length + 1));
            }
        }
    }

    private void ParseLine(ReadOnlySpan<char> line, Place place)
    {
        var sign = line.IndexOf('=');
        var name = (sign < 0 ? line : line[..sign]).ToString();
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
        {
            values.Refuse(
                ValueKinds.EnvSyntax,
                place,
                name.Length == 0
                    ? "Before the value stands no variable's name."
                    : "A variable's name cannot hold a space.",
                "Write NAME=value, without spaces before the sign."
            );
        }
        else if (sign < 0)
        {
            values.Inherit(name);
        }
        else
        {
            values.Add(name, line[(sign + 1)..].ToString());
        }
    }
}
