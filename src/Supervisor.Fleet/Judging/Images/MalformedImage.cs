using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Images;

internal static class MalformedImage
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where site.Service.Image is not null
        let image = ImageName.Parse(site.Service.Image!)
        where image.Flaw is not null
        select site.At(
            JudgeKinds.MalformedImage,
            site.Path.Then("image"),
            $"'{site.Service.Image}' of '{site}' is no name of an image: {image.Flaw}.",
            "Write [REGISTRY/]NAME:TAG, and give variables a default, such as ${REGISTRY:-local}."
        );
}
