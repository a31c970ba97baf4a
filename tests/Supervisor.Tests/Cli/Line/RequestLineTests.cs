using Shouldly;
using Supervisor.Cli.Line;
using Supervisor.Contracts.Palettes;
using Xunit;

namespace Supervisor.Tests.Cli.Line;

public sealed class RequestLineTests
{
    private static readonly CommandDescription Up = new(
        "up",
        "Applies fleet files.",
        Roles.Admin,
        ResultKinds.Progress,
        Changes: true,
        Arguments: [new("file", "A fleet file.", ArgumentKinds.Fleet, Position: 1, Required: true, Repeatable: true)]
    );

    [Theory]
    [InlineData("/nowhere/fleet.yaml", "/nowhere/fleet.yaml", "Its directory does not exist.")]
    [InlineData("/dev/null+/nowhere.yaml", "/nowhere.yaml", "There is no such file.")]
    public void FleetFile_ThatCannotBeRead_IsToldBeforeTheNodeIsAsked(string argument, string path, string why)
    {
        var error = RequestLine.Parse(new GlobalOptions([]), "fleet up", Up, [argument]).Error!;

        error.Code.ShouldBe(ErrorCodes.UnreadableFile);
        (error.Message, error.Why).ShouldBe(($"The file '{path}' cannot be read.", why));
    }
}
