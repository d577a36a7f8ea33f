/** One plant or stone, grown once and set many times: all of them are drawn at once. */

import {
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  InstancedMesh,
  Matrix4,
  Quaternion,
  Vector3,
  Euler,
  type Material,
} from "three";

export interface Planted {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Radians round the upright. */
  readonly turn: number;
  /** Factor on the shape that is planted. */
  readonly size: number;
  /** Of its height over its width. Default 1. */
  readonly tall?: number;
  /** Radians off the upright. Default 0. */
  readonly lean?: number;
  /** What its colours are multiplied by. Default white. */
  readonly tint?: Color;
}

/** Takes and, where it `casts`, throws shadows. */
export function planted(
  geometry: BufferGeometry,
  material: Material,
  spots: readonly Planted[],
  casts: boolean,
): InstancedMesh {
  const mesh = new InstancedMesh(geometry, material, spots.length);
  // The nearest first: what they hide costs nothing.
  const ordered = [...spots].sort((a, b) => b.z - a.z);
  const matrix = new Matrix4();
  const turn = new Quaternion();
  const white = new Color(1, 1, 1);
  ordered.forEach((spot, i) => {
    turn.setFromEuler(new Euler(spot.lean ?? 0, spot.turn, (spot.lean ?? 0) * 0.6, "YXZ"));
    const scale = new Vector3(spot.size, spot.size * (spot.tall ?? 1), spot.size);
    mesh.setMatrixAt(i, matrix.compose(new Vector3(spot.x, spot.y, spot.z), turn, scale));
    mesh.setColorAt(i, spot.tint ?? white);
  });
  mesh.castShadow = casts;
  mesh.receiveShadow = true;
  mesh.computeBoundingSphere();
  return mesh;
}

/** Triangles with a colour and a normal for each corner, put together one after another. */
export class Shape {
  readonly #places: number[] = [];
  readonly #normals: number[] = [];
  readonly #colours: number[] = [];
  readonly #faces: number[] = [];

  /** Answers the corner's number. */
  corner(at: Vector3, normal: Vector3, colour: Color, shade = 1): number {
    this.#places.push(at.x, at.y, at.z);
    this.#normals.push(normal.x, normal.y, normal.z);
    this.#colours.push(colour.r * shade, colour.g * shade, colour.b * shade);
    return this.#places.length / 3 - 1;
  }

  face(...corners: readonly [number, number, number] | readonly [number, number, number, number]): void {
    const [a, b, c, d] = corners;
    this.#faces.push(a, b, c);
    if (d !== undefined) this.#faces.push(a, c, d);
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new Float32BufferAttribute(this.#places, 3));
    geometry.setAttribute("normal", new Float32BufferAttribute(this.#normals, 3));
    geometry.setAttribute("color", new Float32BufferAttribute(this.#colours, 3));
    geometry.setIndex(this.#faces);
    return geometry;
  }
}
