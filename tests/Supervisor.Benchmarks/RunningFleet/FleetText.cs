using System.Globalization;
using System.Text;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>A fleet file of processes of this machine.</summary>
internal sealed class FleetText
{
    private const int AgentsOfAGroup = 11;

    private readonly StringBuilder _text = new("x-supervisor: { version: 1, node: bench }\nservices:\n");
    private int _agents;

    public int Count => _agents;

    /// <summary>Those that are there from the beginning and become ready without a word; nobody has to do anything for them.</summary>
    public FleetText Sleepers(int count, string program)
    {
        for (var i = 0; i < count; i++)
        {
            Add($"Sleeper{i}", $"command: [{program}, infinity]");
        }

        return this;
    }

    /// <summary>Those that are ready when, and only when, somebody says so for them.</summary>
    public FleetText Speakers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add($"Speaker{i}", "command: [sleep, infinity], ttl: 24h, startDeadline: 24h");
        }

        return this;
    }

    /// <summary>Each starts when the speaker of its number is ready.</summary>
    public FleetText Dependents(int count, string program)
    {
        for (var i = 0; i < count; i++)
        {
            Add($"Dependent{i}", $"command: [{program}, infinity], needs: [Speaker{i}]");
        }

        return this;
    }

    public void Add(string name, string rest)
    {
        if (_agents % AgentsOfAGroup == 0)
        {
            var group = (_agents / AgentsOfAGroup).ToString(CultureInfo.InvariantCulture);
            _text.Append($"  group{group}:\n    x-supervisor:\n      agents:\n");
        }

        _text.Append($"        {name}: {{ {rest} }}\n");
        _agents++;
    }

    public override string ToString() => _text.ToString();
}
