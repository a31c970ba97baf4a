using Xunit;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>The daemon and <c>pbm</c> of one version.</summary>
internal sealed record ProgramSet(string Supervisor, string Pbm)
{
    private const string Tag = "compat-1";

    public static ProgramSet Today { get; } = new(Programs.Supervisor, Programs.Pbm);

    /// <summary>The version with which today's has to get on, as it was tagged; the test is skipped where it was not built.</summary>
    public static ProgramSet Tagged()
    {
        // This program is in artifacts/build/bin/PROJECT/CONFIGURATION.
        var place = Path.GetFullPath(Path.Combine("../../../..", Tag, "bin"), AppContext.BaseDirectory);
        var tagged = new ProgramSet(Path.Combine(place, "supervisor"), Path.Combine(place, "pbm"));
        Assert.SkipUnless(
            File.Exists(tagged.Supervisor) && File.Exists(tagged.Pbm),
            $"The programs of the tag {Tag} are not in {place}: fetch the tag with 'git fetch origin tag {Tag}', then have them built with './build.sh drill compat'."
        );
        return tagged;
    }
}
