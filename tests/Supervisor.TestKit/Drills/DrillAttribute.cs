using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Supervisor.TestKit.Drills;

/// <summary>
/// A test too long for every day: <c>test</c> leaves it out, and <c>drill NAME</c> runs it with its output live. Several
/// tests may share a name; they are run together.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DrillAttribute : FactAttribute, ITraitAttribute
{
    private readonly string _name;

    public DrillAttribute(
        string name,
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1
    )
        : base(sourceFilePath, sourceLineNumber)
    {
        _name = name;
        Explicit = true;
    }

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Drill", _name)];
}
