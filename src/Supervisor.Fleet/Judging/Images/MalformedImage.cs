using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Images;

internal static class MalformedImage
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        // A variable that is still there could not be put in, which has been told.
        where site.Service.Image?.Contains('$') is false
        let image = ImageName.Parse(site.Service.Image!)
        where image.Flaw is not null
        select site.At(
            JudgeKinds.MalformedImage,
            site.Path.Then("image"),
            $"'{site.Service.Image}' of '{site}' is no name of an image: {image.Flaw}.",
            "Write [REGISTRY/]NAME:TAG, and give variables a default, such as ${REGISTRY:-local}."
        );
}
